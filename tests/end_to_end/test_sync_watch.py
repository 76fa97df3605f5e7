"""`sync --watch`: a save is in the document, the reference, the change log and the mock at once."""

from __future__ import annotations

import io
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

HISTORY = Path(__file__).parents[1] / "build" / "history"
PATIENCE = 60.0


class Watched:
    """A running `sync --watch` and what it said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: list[str] = []
        command = ["sync", "--watch", "--port", "0", "--mock-port", "0", "--jobs", "1"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rst2openapi", *command, "--date", "2026-02-01"],
            cwd=root,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line)

    def until(self, pattern: str, *, after: int = 0) -> str:
        """The first group of a line that matches, once it has been said."""
        return wait_for(
            lambda: next(
                (found[1] for one in self.said[after:] if (found := re.search(pattern, one))), ""
            ),
            lambda: "".join(self.said),
        )

    def save(self, page: str, old: str, new: str) -> None:
        path = self.root / "pages" / page
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def wait_for(ask, told=lambda: ""):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := ask():
            return found
        time.sleep(0.05)
    raise AssertionError(f"nothing happened: {told()}")


def client_of(root):
    """All that the generated client says; nothing of what is being put in place."""
    told = []
    for file in sorted((root / "generated").rglob("*.py")):
        with suppress(OSError):
            told.append(file.read_text(encoding="utf-8"))
    return "".join(told)


def text_of(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return "".join(files.read(name).decode() for name in files.namelist())


@pytest.fixture
def watched(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(HISTORY / "pages", root / "pages")
    shutil.copy(HISTORY / "rst2openapi.toml", root)
    running = Watched(root)
    yield running
    running.process.send_signal(signal.SIGINT)
    code = running.process.wait(PATIENCE)
    running.listener.join(PATIENCE)
    running.process.stderr.close()
    assert code == 0, "".join(running.said)


def test_a_save_is_everywhere(watched):
    mock = watched.until(r"^mock +(http://\S+)")
    site = watched.until(r"^reference +(http://\S+)")
    watched.until("(watching)")
    token = {"X-Auth-Token": "any"}
    book = "/v1/hall/books/1"
    assert "publisher" not in httpx.get(f"{mock}{book}", headers=token).json()
    page = f"{site}operations/ShowBook.html"
    assert "publisher" not in httpx.get(page).text
    log = watched.root / "CHANGES.md"
    first = log.read_text(encoding="utf-8")
    assert "## 1.0.0 (2026-02-01)" in first

    row = "   title     String  Title of the book.\n"
    new = "   publisher String  Who printed it.\n"
    watched.save("books/obtaining_a_book.rst", row, row + new)
    wait_for(lambda: "publisher" in httpx.get(page).text)
    wait_for(lambda: "publisher" in httpx.get(f"{mock}{book}", headers=token).json())

    # The client, which takes longest, follows; the archive of the reference with it.
    wait_for(lambda: "publisher" in client_of(watched.root))
    archive = f"{site}client.zip"
    wait_for(lambda: "publisher" in text_of(httpx.get(archive).content))

    # A page that is broken for a moment changes nothing, and is said.
    said = len(watched.said)
    watched.save("books/obtaining_a_book.rst", "   ========= =======", "   ===== =======")
    watched.until("(error)", after=said)
    assert "publisher" in httpx.get(page).text
    said = len(watched.said)
    watched.save("books/obtaining_a_book.rst", "   ===== =======", "   ========= =======")
    watched.until("(done in)", after=said)

    # Edits of one sitting are one entry; what is taken back is no entry.
    assert log.read_text(encoding="utf-8").count("\n## ") == 1
    watched.save("books/obtaining_a_book.rst", new, "")
    wait_for(lambda: log.read_text(encoding="utf-8") == first)


def test_a_save_does_not_wait_for_the_client_of_the_one_before(watched):
    watched.until("(watching)")
    row = "   title     String  Title of the book.\n"
    spec = watched.root / "spec" / "openapi.yaml"
    before = row
    for name in ("one", "two", "three"):
        said = len(watched.said)
        new = f"{row}   {name:9} String  Something more.\n"
        watched.save("books/obtaining_a_book.rst", before, new)
        wait_for(lambda name=name: f"{name}:" in spec.read_text(encoding="utf-8"))
        watched.until(r"^client +\S+ +(waits)", after=said)
        before = new
    wait_for(lambda: "three" in client_of(watched.root))
    assert "two" not in client_of(watched.root)
    # Of what began and did not end nothing is left.
    assert not [one for one in watched.root.iterdir() if one.name.startswith(".generated")]


def test_watching_and_checking_exclude_each_other(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "rst2openapi", "sync", "--watch", "--check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "--check" in done.stderr
