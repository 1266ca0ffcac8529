"""A Python that cannot reach any other machine: what is not loopback is refused, and said.

``tests/conftest.py`` installs it in the test process; ``sitecustomize.py`` beside this
file installs it in the servers that the browser tests start (``PYTHONPATH``).
"""

import ipaddress
import socket
import sys
from typing import Any

MARK = "LOOPBACK ONLY: refused"


def install() -> None:
    """Refuse every look-up and every TCP connection that leaves this machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        # Connecting a datagram socket sends nothing; Streamlit learns its own address so.
        if isinstance(address, tuple) and self.type == socket.SOCK_STREAM:
            _refuse_unless_local(address[0])
        connect(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse_unless_local(host)
        return look_up(host, *args, **kwargs)

    socket.socket.connect = guarded_connect  # type: ignore[method-assign, assignment]
    socket.getaddrinfo = guarded_look_up


def _refuse_unless_local(host: Any) -> None:
    if not _is_local(host.decode() if isinstance(host, bytes) else host):
        print(f"{MARK} {host}", file=sys.stderr, flush=True)
        raise OSError(f"the tests may not reach {host}")


def _is_local(host: str | None) -> bool:
    if host in (None, "", "localhost", socket.gethostname()):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
