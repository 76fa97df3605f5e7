"""A reference on a socket while its pages are edited: every open page reloads when it changes.

In: the folder of a site. Out: a base URL. For one person at a desk: it listens on the loopback
interface, and answers to its own name only, so that no other site can read it (DNS rebinding).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from rst2openapi.files import InputError

_SCRIPT = "/__preview__/reload.js"
_WAIT = "/__preview__/changed.js"
_HOLD = 20.0
"""Seconds that a page's question is held: shorter than what proxies and browsers bear."""

# The site's own policy allows scripts of its origin and no connections, so that a page asks by
# loading a script: it is answered when something changes.
_RELOAD = f"""\
addEventListener("load", function ask() {{
  const script = document.createElement("script");
  script.src = "{_WAIT}?" + Date.now();
  script.onload = () => {{ script.remove(); ask(); }};
  script.onerror = () => {{ script.remove(); setTimeout(ask, 1000); }};
  document.head.append(script);
}});
"""


@dataclass(slots=True)
class Preview:
    """A running preview."""

    url: str
    _condition: threading.Condition = field(default_factory=threading.Condition)
    _count: int = 0

    def reload(self) -> None:
        """Every open page loads again."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether something changes within so many seconds."""
        with self._condition:
            count = self._count
            return self._condition.wait_for(lambda: self._count != count, seconds)


@contextmanager
def serve_preview(folder: Path, *, port: int = 0) -> Iterator[Preview]:
    """Serve the site in `folder` from a thread for the length of a block; 0 takes a free port.

    Raises:
        InputError: the port is taken or not ours to take.
    """
    preview = Preview("")
    try:
        server = ThreadingHTTPServer(
            ("127.0.0.1", port), partial(_Handler, preview=preview, directory=str(folder))
        )
    except OSError as error:
        raise InputError(f"127.0.0.1:{port}: cannot listen: {error.strerror}") from None
    server.daemon_threads = True
    preview.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True, name="preview"
    )
    thread.start()
    try:
        yield preview
    finally:
        preview.reload()  # lets go of the questions that are held
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages get the script that reloads them."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, preview: Preview, directory: str) -> None:
        self.preview = preview
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A file of the site, or the script that reloads pages."""
        if self.headers.get("Host") != urlsplit(self.preview.url).netloc:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path = urlsplit(self.path).path
        if path == _SCRIPT:
            self._send(_RELOAD.encode(), "text/javascript")
        elif path == _WAIT:
            changed = self.preview.wait(_HOLD)
            self._send(b"location.reload();\n" if changed else b"\n", "text/javascript")
        elif (page := self._page()) is not None:
            script = f'<script src="{_SCRIPT}"></script></body>'.encode()
            self._send(page.replace(b"</body>", script, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> bytes | None:
        """The bytes of the page that is asked for; None where it is none."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html":
            return None
        try:
            return file.read_bytes()
        except OSError:
            return None

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next load shows what is there now."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: findings and changes are what the terminal is for."""
