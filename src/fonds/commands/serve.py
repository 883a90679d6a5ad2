"""serve: build, show the site on localhost, rebuild when something changes and let the open pages reload.

The pages allow no connection of their own (see their security policy), so that they learn of a new build by a script
from the same address, which the server alone adds to them; the files on disk stay as they were built.
"""

from __future__ import annotations

import argparse
import http.server
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

from fonds.errors import UsageError
from fonds.publish import recover

from . import build

_STATE = "/fonds-state.js"
_RELOAD = "/fonds-reload.js"
_SCRIPT = """\
(function () {
  "use strict";
  var known = null;
  window.fondsBuild = function (number) {
    if (known !== null && known !== number) { location.reload(); }
    known = number;
  };
  window.setInterval(function () {
    var script = document.createElement("script");
    script.src = "/fonds-state.js";
    script.onload = script.onerror = function () { script.remove(); };
    document.head.appendChild(script);
  }, 1000);
}());
"""
INTERVAL = 0.5
"""Seconds between two looks at the files."""


class State:
    """The number of the build that is shown."""

    def __init__(self) -> None:
        self.number = 0


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site's files; pages get the script that reloads them."""

    def __init__(self, *args: object, state: State, **kwargs: object) -> None:
        self._state = state
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A file of the site, or one of the two scripts."""
        path = self.path.split("?")[0]
        if path == _STATE:
            self._send(f"fondsBuild({self._state.number});".encode(), "text/javascript")
        elif path == _RELOAD:
            self._send(_SCRIPT.encode(), "text/javascript")
        elif path.endswith((".html", "/")):
            self._send_page(path)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next build may change any file."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not printed; findings are what an editor looks for in the terminal."""

    def _send_page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        page = file.read_bytes()
        script = f'<script src="{_RELOAD}"></script></body>'.encode()
        self._send(page.replace(b"</body>", script), "text/html; charset=utf-8")

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def run(options: argparse.Namespace) -> int:
    """Serve until the command is stopped. A build with findings leaves the site that is shown as it is."""
    recover(options.site)
    build.run(options)
    if not options.site.is_dir():
        raise UsageError(f"there is no site to show: {options.site} was never built")
    state = State()
    handler = partial(Handler, directory=str(options.site), state=state)
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), handler)
    except OSError as error:
        raise UsageError(f"port {options.port} cannot be used: {error.strerror}; try --port") from error
    print(f"http://127.0.0.1:{server.server_address[1]}/  (stop with Ctrl-C)", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with server:
        _watch(options, state)


def _watch(options: argparse.Namespace, state: State) -> NoReturn:
    folders = [options.content, options.content.resolve().parent / "templates"]
    seen = _stamp(folders)
    while True:
        time.sleep(INTERVAL)
        now = _stamp(folders)
        if now != seen:
            seen = now
            try:
                build.run(options)
            except UsageError as error:
                print(f"fonds: {error}", file=sys.stderr)
            state.number += 1


def _stamp(folders: list[Path]) -> dict[str, int]:
    """Path → time of the last change, for every file that a build reads."""
    return {str(file): file.stat().st_mtime_ns for folder in folders for file in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (file for file in sorted(folder.rglob("*")) if file.is_file())
