"""Watches pages: what they ask for, and what goes wrong in them."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError, WebSocket

LOCAL_HOSTS = {"127.0.0.1", "localhost"}
NETWORK_SCHEMES = {"http", "https", "ws", "wss", "ftp"}


class Watch:
    """Collects the requests and the problems of all pages of one test.

    A problem is a console error, an uncaught exception, a crash, or a request to
    another host than this one. The fixture fails the test for every problem
    that is left at its end.
    """

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.requests: list[str] = []
        self.problems: list[str] = []

    def attach(self, context: BrowserContext) -> None:
        """Watch everything that happens in `context` from now on, in all its frames."""
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("page", self._on_page)

    def detach(self, context: BrowserContext) -> None:
        """Watch `context` no longer: it goes on without this test."""
        context.remove_listener("request", self._on_request)
        context.remove_listener("console", self._on_console)
        context.remove_listener("weberror", self._on_error)
        context.remove_listener("page", self._on_page)

    def forgive(self, pattern: str) -> list[str]:
        """Take back the problems that match `pattern`; there must be one. For provoked errors."""
        forgiven = [problem for problem in self.problems if re.search(pattern, problem)]
        assert forgiven, f"no problem matches {pattern!r}; there are {self.problems}"
        self.problems = [problem for problem in self.problems if problem not in forgiven]
        return forgiven

    def _on_page(self, page: Page) -> None:
        self.pages.append(page)
        page.on("websocket", self._on_websocket)
        page.on("crash", lambda page: self.problems.append(f"the page crashed: {page.url}"))

    def _on_request(self, request: Request) -> None:
        self._note_address(request.url)

    def _on_websocket(self, websocket: WebSocket) -> None:
        self._note_address(websocket.url)

    def _note_address(self, url: str) -> None:
        self.requests.append(url)
        parts = urlsplit(url)
        if parts.scheme in NETWORK_SCHEMES and parts.hostname not in LOCAL_HOSTS:
            self.problems.append(f"request to another host: {url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self.problems.append(f"console error: {message.text} ({where})")

    def _on_error(self, error: WebError) -> None:
        self.problems.append(f"uncaught in the page: {error.error}")
