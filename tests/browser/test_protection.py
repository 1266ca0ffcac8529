"""The real server against other sites, other machines, and files that are too large."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.cli import UPLOAD_MEGABYTES
from tests.browser.atlas import file_field
from tests.browser.server import Servers
from tests.browser.test_editing import edit, press
from tests.browser.test_pages import link
from tests.browser.watch import Watch

STREAM = "/_stcore/stream"


def handshake(url: str, host: str = "", origin: str = "") -> int:
    """Ask for a websocket as a browser does; return the status: 101 opens it."""
    parts = urlsplit(url)
    lines = [
        f"GET {STREAM} HTTP/1.1",
        f"Host: {host or parts.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: streamlit",
        *([f"Origin: {origin}"] if origin else []),
    ]
    with socket.create_connection((parts.hostname, parts.port), timeout=60) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(connection.recv(64).split()[1])


def test_the_page_itself_is_let_in(sample_url: str) -> None:
    assert handshake(sample_url, origin=sample_url) == 101


@pytest.mark.parametrize("origin", ["http://evil.example", "https://localhost.evil.test", "null"])
def test_another_site_is_not(sample_url: str, origin: str) -> None:
    assert handshake(sample_url, origin=origin) == 403


def test_a_name_that_was_made_to_lead_here_is_not(sample_url: str) -> None:
    port = urlsplit(sample_url).port
    rebound = f"evil.example:{port}"
    assert handshake(sample_url, host=rebound, origin=f"http://{rebound}") == 403


def test_a_name_of_the_proxy_is_let_in_and_does_not_edit(
    page: Page, serve: Servers, sample_folder: Path
) -> None:
    url = serve(sample_folder, "--name", "atlas.example.org")
    name = "atlas.example.org"
    assert handshake(url, host=name, origin=f"https://{name}") == 101
    assert handshake(url, host="evil.example", origin="https://evil.example") == 403
    edit(page, url)
    expect(page.get_by_text("Editing is off, because")).to_be_visible()


def test_an_upload_from_another_site_is_refused(sample_url: str) -> None:
    request = urllib.request.Request(
        f"{sample_url}/_stcore/upload_file/somebody/file",
        data=b"x",
        method="PUT",
        headers={"Origin": "http://evil.example", "Content-Type": "text/plain"},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=60)
    assert refused.value.code in (400, 403)


def test_no_answer_is_readable_to_another_site(sample_url: str) -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config"):
        request = urllib.request.Request(
            f"{sample_url}{path}", headers={"Origin": "http://evil.example"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            allowed = answer.headers.get("Access-Control-Allow-Origin")
            assert allowed not in ("*", "http://evil.example"), path


def test_it_listens_to_this_machine_only(sample_url: str) -> None:
    port = urlsplit(sample_url).port
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; tells our own address
        except OSError:
            pytest.skip("this machine has no other address")
        own = probe.getsockname()[0]
    # In a process of its own: this one may not reach what is not loopback.
    code = "import socket,sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 5)"
    asked = subprocess.run(
        [sys.executable, "-c", code, own, str(port)], capture_output=True, check=False
    )
    assert asked.returncode != 0, f"{own}:{port} answers"


#: Sends so many bytes to where the page sends its files; returns the status.
SENT = """
async ([url, token, bytes]) => {
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(bytes)]), "large.csv");
  const headers = { "X-Xsrftoken": token };
  const answer = await fetch(url, { method: "PUT", headers, body, credentials: "include" });
  return answer.status;
}
"""


def test_a_file_that_is_too_large_is_refused(
    page: Page, sample_url: str, tmp_path: Path, watch: Watch
) -> None:
    """By the page, with a sentence, and by the server, whoever sends it."""
    page.goto(sample_url)
    link(page, "Data")
    press(page, "Import")
    assert file_field(page).startswith(f"at most {UPLOAD_MEGABYTES} MB")
    large, small = tmp_path / "large.csv", tmp_path / "small.csv"
    with large.open("wb") as file:
        file.truncate((UPLOAD_MEGABYTES + 1) * 1_048_576)
    small.write_text("a,b\n1,2\n")
    chooser = page.locator("input[type=file]")
    chooser.set_input_files(large)
    expect(page.get_by_text("File must be 50.0MB or smaller.")).to_be_visible()
    with page.expect_request(
        lambda each: each.method == "PUT" and "/upload_file/" in each.url
    ) as sending:
        chooser.set_input_files(small)
    token = sending.value.all_headers()["x-xsrftoken"]
    for bytes_, status in ((1_000, 204), ((UPLOAD_MEGABYTES + 1) * 1_048_576, 413)):
        assert page.evaluate(SENT, [sending.value.url, token, bytes_]) == status
    watch.forgive("413")
