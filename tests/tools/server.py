"""A web server for the tests: static files of one folder on the loopback address, nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Below(_Quiet):
    """As hosts of plain files do it: a site below a path, its 404.html for whatever is not there."""

    def __init__(self, *arguments: object, path: str, **options: object) -> None:
        self.below = path
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(self.below)
        return super().translate_path(f"/{inside}" if inside != path else "/no such file")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def serve(folder: Path, below: str | None = None) -> Iterator[str]:
    """Serve `folder`; gives the address of its root, ending in `/`. `below`: the path below which it lies."""
    handler = partial(_Below, path=below) if below else _Quiet
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{below or '/'}"
        server.shutdown()
        thread.join()
