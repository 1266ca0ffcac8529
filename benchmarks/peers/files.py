"""The peers' JavaScript, from the npm registry, and a small server that hands it to the browser."""

import gzip
import json
import mimetypes
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

CACHE = Path(__file__).parents[2] / ".cache" / "peers"
#: The versions that folium 0.20 names, but for jQuery UI: 1.10.2 is not on npm.
NPM = {
    "iso8601-js-period": "0.2.1",
    "jquery": "3.7.1",
    "jquery-ui-dist": "1.12.1",
    "leaflet": "1.9.3",
    "leaflet-timedimension": "1.1.1",
    "leaflet.timeline": "1.6.0",
    "moment": "2.18.1",
}


class FilesMissing(RuntimeError):
    """npm is not there, or it could not fetch the packages."""


def install() -> None:
    """Bring the npm packages into the cache, unless they are there in these versions."""
    CACHE.mkdir(parents=True, exist_ok=True)
    wanted = json.dumps({"private": True, "dependencies": NPM}, indent=2)
    done = CACHE / "installed.json"
    if done.exists() and done.read_text("utf-8") == wanted:
        return
    (CACHE / "package.json").write_text(wanted, "utf-8")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        subprocess.run(command, cwd=CACHE, check=True, capture_output=True, text=True, timeout=180)
    except FileNotFoundError:
        raise FilesMissing("npm is not installed") from None
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise FilesMissing(f"npm install failed: {str(error.stderr).strip()[-200:]}") from None
    done.write_text(wanted, "utf-8")


@contextmanager
def served(pages: Path) -> Iterator[str]:
    """Serve ``pages``, the npm packages (``/npm/``) and kepler.gl's widget; yield the address."""
    roots = {"pages": pages, "npm": CACHE / "node_modules"}
    if widget := find_spec("keplergl"):
        roots["keplergl"] = Path(str(widget.origin)).parent / "static"
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(roots))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _handler(roots: dict[str, Path]) -> type[BaseHTTPRequestHandler]:
    packed: dict[Path, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        """Sends files compressed, as any static host does, and lets any page load them."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802
            _, root, path = urlsplit(self.path).path.split("/", 2)
            file = roots.get(root, Path()) / path
            if root not in roots or not file.is_file():
                self.send_error(404)
                return
            if file not in packed:
                packed[file] = gzip.compress(file.read_bytes(), 6)
            self.send_response(200)
            self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(packed[file])))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(packed[file])

        def log_message(self, *_: object) -> None:
            pass

    return Handler
