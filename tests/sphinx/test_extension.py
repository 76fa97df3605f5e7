"""The extension in plain Sphinx projects, run as their authors run them."""

from __future__ import annotations

import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".sphinx" / "bin" / "python"
PAGES = ROOT / "tests" / "build" / "history" / "pages"
CORPUS = ROOT.parent / "shared" / "corpus"
CONF = 'project = "P"\nextensions = ["rst2openapi.sphinx"]\n'


class Links(HTMLParser):
    """The addresses that a page links to, with the tags they stand in."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file, self.open, self.found = file, [], []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("nav", "dd"):
            self.open.append(given.get("class", tag))
        if tag == "a" and "href" in given and self.open:
            self.found.append((self.open[-1], given["href"]))

    def handle_endtag(self, tag):
        if tag in ("nav", "dd"):
            self.open.pop()

    def files(self, place):
        """The files below `place`, as they are on disk."""
        for where, href in self.found:
            parts = urlsplit(href)
            if where == place and not parts.scheme and parts.path:
                file = self.file.parent / unquote(parts.path)
                yield (file / "index.html" if parts.path.endswith("/") else file).resolve()


pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="Sphinx is not installed in .sphinx; .ci/run shows how"
)


@pytest.fixture
def project(tmp_path):
    def make(pages, conf=CONF):
        shutil.copytree(pages, tmp_path / "source")
        (tmp_path / "source" / "conf.py").write_text(conf, encoding="utf-8")
        return tmp_path

    return make


def run(root, *options, builder="html"):
    return subprocess.run(
        [str(PYTHON), "-m", "sphinx", "-q", "-b", builder, *options, "source", "out"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": "", "RST2OPENAPI_CACHE": str(root / "cache")},
        capture_output=True,
        text=True,
    )


def check_links(root):
    """Every operation and its page lead to each other; how many there are."""
    out = (root / "out").resolve()
    there, back = set(), set()
    for file in out.rglob("*.html"):
        is_reference = out / "reference" in file.parents
        links = Links(file)
        if is_reference and file.parent.name == "operations":
            back |= {(page, file) for page in links.files("dd")}
        elif not is_reference:
            there |= {(file, page) for page in links.files("rst2openapi")}
    assert there == back
    assert all(one.is_file() for pair in there for one in pair)
    return len(there)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_our_own_docs(project, builder):
    root = project(ROOT / "docs_src")
    shutil.copy(ROOT / "rst2openapi.toml", root)
    # -W: neither the pages nor the extension may cause a warning, and Sphinx reads as without it.
    done = run(
        root,
        "-W",
        "--keep-going",
        "-j",
        "2",
        "-D",
        "rst2openapi_config=../rst2openapi.toml",
        builder=builder,
    )
    assert (done.returncode, done.stderr) == (0, "")
    document = yaml.safe_load((root / "out" / "openapi.yaml").read_text(encoding="utf-8"))
    committed = yaml.safe_load((ROOT / "spec" / "openapi.yaml").read_text(encoding="utf-8"))
    assert document == committed
    assert (root / "out" / "openapi.sources.json").is_file()
    assert check_links(root) == 20


def test_an_edit_moves_the_links_of_pages_that_did_not_change(project):
    root = project(PAGES)
    assert run(root).returncode == 0
    assert check_links(root) == 4
    page = root / "source" / "shelves" / "deleting_a_shelf.rst"
    text = page.read_text(encoding="utf-8")
    # Now two pages speak of one operation.
    page.write_text(
        text.replace("DELETE /v1/{hall_id}/shelves/{shelf_id}", "POST /v1/{hall_id}/shelves"),
        encoding="utf-8",
    )
    assert run(root).returncode == 0
    assert check_links(root) == 4
    operations = root / "out" / "reference" / "operations"
    assert len(list(operations.glob("*.html"))) == 3
    # And then one of them is gone.
    page.unlink()
    index = root / "source" / "shelves" / "index.rst"
    shown = index.read_text(encoding="utf-8").replace("   deleting_a_shelf\n", "")
    index.write_text(shown, encoding="utf-8")
    assert run(root).returncode == 0
    # Sphinx itself leaves the files of pages that are gone.
    (root / "out" / "shelves" / "deleting_a_shelf.html").unlink()
    assert check_links(root) == 3


def test_pages_that_sphinx_leaves_out_are_left_out(project):
    root = project(PAGES, CONF + 'exclude_patterns = ["books"]\n')
    run(root)
    assert check_links(root) == 3


@pytest.mark.parametrize(
    ("options", "told", "code"),
    [
        (["-W", "--keep-going"], True, 1),
        (["-D", "rst2openapi_findings=none"], False, 0),
        (["-D", "suppress_warnings=rst2openapi"], False, 0),
    ],
)
def test_findings_are_warnings_with_their_place(project, options, told, code):
    root = project(PAGES)
    page = root / "source" / "shelves" / "deleting_a_shelf.rst"
    text = page.read_text(encoding="utf-8").replace(
        "shelf_id  Yes       String", "shelf_nr  Yes       String"
    )
    page.write_text(text, encoding="utf-8")
    done = run(root, *options)
    line = next(at for at, one in enumerate(text.splitlines(), 1) if "shelf_nr" in one)
    assert (f"deleting_a_shelf.rst:{line}: WARNING: L" in done.stderr) is told, done.stderr
    assert ("[rst2openapi.L" in done.stderr) is told
    assert done.returncode == code


def test_switches(project):
    root = project(PAGES)
    run(
        root,
        "-D",
        "rst2openapi_links=0",
        "-D",
        "rst2openapi_document=api/spec.json",
        "-D",
        "rst2openapi_reference=",
    )
    assert (root / "out" / "api" / "spec.json").read_text(encoding="utf-8").startswith("{")
    assert not (root / "out" / "reference").exists()
    assert "rst2openapi" not in (root / "out" / "books" / "obtaining_a_book.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("name", ["../elsewhere", ".", "/tmp"])
def test_nothing_is_written_outside_of_the_output(project, name):
    root = project(PAGES)
    done = run(root, "-D", f"rst2openapi_reference={name}")
    assert done.returncode != 0
    assert "not a place inside of the output" in done.stderr
    assert not (root / "elsewhere").exists()


@pytest.mark.parametrize("options", [["-D", "rst2openapi_config=none.toml"]])
def test_a_wrong_configuration_is_a_clear_error(project, options):
    done = run(project(PAGES), *options)
    assert done.returncode != 0
    assert "none.toml: no such file" in done.stderr


@pytest.mark.parametrize("builder", ["text", "singlehtml"])
def test_other_builders_are_left_alone(project, builder):
    root = project(PAGES)
    done = run(root, builder=builder)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (root / "out" / "openapi.yaml").exists()


@pytest.mark.corpus
@pytest.mark.parametrize("service", ["tag-management-service", "software-repository-container"])
def test_real_pages(project, service):
    folder = CORPUS / service
    if not folder.is_dir():
        pytest.skip("the shared corpus is not here")
    root = project(folder)
    done = run(root, "-j", "2", "-D", "rst2openapi_findings=none")
    assert done.returncode == 0, done.stderr
    assert check_links(root) > 5
