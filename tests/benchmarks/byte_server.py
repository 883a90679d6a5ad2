"""A web server for the benchmarks: files of one folder, gzipped, with an account of the bytes of each body sent."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LEVEL = 9
"""Of gzip, for all that is compared."""


def packed(data: bytes) -> tuple[bytes, bool]:
    """What goes over the line, and whether it was gzipped for the way: what is gzipped already goes as it is."""
    smaller = data if data.startswith(b"\x1f\x8b") else gzip.compress(data, LEVEL, mtime=0)
    return (smaller, True) if len(smaller) < len(data) else (data, False)


class Account:
    """What a server has sent, by path without the query, in the order of sending."""

    def __init__(self, address: str) -> None:
        self.address = address
        """The server's root, ending in a slash."""
        self.sent: list[tuple[str, int]] = []
        self.missed: list[str] = []
        """Paths that were asked for and are not there."""

    def take(self) -> list[tuple[str, int]]:
        """All since the last call."""
        sent, self.sent = self.sent, []
        return sent


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self, *arguments: object, account: Account, cache: dict[str, tuple[bytes, bool]], **options: object
    ) -> None:
        self.account, self.cache = account, cache
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path))
        if not file.is_file():
            self.account.missed.append(path)
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        if path not in self.cache:
            self.cache[path] = packed(file.read_bytes())
        body, is_gzipped = self.cache[path]
        self.account.sent.append((path, len(body)))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/javascript" if file.suffix == ".js" else self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if is_gzipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the account says it."""


@contextmanager
def serve(folder: Path) -> Iterator[Account]:
    """Serve a folder on the loopback address; gives the account."""
    account = Account("")
    handler = partial(_Handler, directory=str(folder), account=account, cache={})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        account.address = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield account
        finally:
            server.shutdown()
            thread.join()
