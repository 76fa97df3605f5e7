"""The GitHub Action: each step's script is run as a runner would, with inputs as environment."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
HISTORY = ROOT / "tests" / "build" / "history"


class Runner:
    """As much of a runner as the action asks for."""

    def __init__(self, checkout, environment, inputs, base_ref=""):
        self.checkout, self.environment = checkout, environment
        defaults = {name: one.get("default", "") for name, one in ACTION["inputs"].items()}
        assert set(inputs) <= set(defaults)
        self.inputs = defaults | inputs
        self.base_ref = base_ref
        self.summary = checkout.parent / "summary.md"

    def value(self, text):
        """An expression; only the forms that the action uses."""

        def one(match):
            expression = match[1].strip()
            if found := re.fullmatch(r"inputs\.([\w-]+)", expression):
                return self.inputs[found[1]]
            if expression == "github.action_path":
                return str(ROOT)
            assert expression.startswith("inputs.base || (github.base_ref"), expression
            return self.inputs["base"] or (self.base_ref and f"origin/{self.base_ref}") or "HEAD^"

        return re.sub(r"\$\{\{(.*?)\}\}", one, text)

    def is_wanted(self, step):
        if "if" not in step:
            return True
        found = re.fullmatch(r"contains\(inputs\.run, '(\w+)'\)", step["if"])
        assert found, step["if"]
        return found[1] in self.inputs["run"]

    def run(self):
        """Exit code and output of the first step that fails, else of all."""
        told = ""
        for step in STEPS:
            if "uses" in step or not self.is_wanted(step):
                continue
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.checkout / self.value(step.get("working-directory", ".")),
                env=self.environment
                | {"GITHUB_STEP_SUMMARY": str(self.summary)}
                | {name: self.value(text) for name, text in step.get("env", {}).items()},
                capture_output=True,
                text=True,
            )
            told += done.stdout + done.stderr
            if done.returncode:
                return done.returncode, told
        return 0, told


@pytest.fixture
def checkout(tmp_path, installed):
    """A repository with a project in a folder, in step."""
    folder = tmp_path / "checkout" / "api docs"
    shutil.copytree(HISTORY / "pages", folder / "pages")
    shutil.copy(HISTORY / "rst2openapi.toml", folder)
    for command in (
        ["git", "init", "-q", "-b", "main"],
        ["git", "config", "user.email", "a@example.org"],
        ["git", "config", "user.name", "A"],
    ):
        subprocess.run(command, cwd=tmp_path / "checkout", check=True, env=installed)
    commit(folder, installed)
    return tmp_path / "checkout"


def commit(folder, environment):
    subprocess.run(["rst2openapi", "sync", "-q"], cwd=folder, env=environment, check=True)
    subprocess.run(["git", "add", "-A", "."], cwd=folder, check=True, env=environment)
    subprocess.run(["git", "commit", "-qm", "x"], cwd=folder, check=True, env=environment)


def edit(checkout, page, old, new):
    path = checkout / "api docs" / "pages" / page
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_pages_in_step_pass_and_others_do_not(checkout, installed):
    runner = Runner(checkout, installed, {"folder": "api docs"})
    code, told = runner.run()
    assert code == 0, told
    edit(checkout, "books/obtaining_a_book.rst", "title     String", "name      String")
    code, told = runner.run()
    assert code == 1
    assert "out of date" in told


def test_findings_are_annotations(checkout, installed):
    edit(checkout, "books/obtaining_a_book.rst", "book_id   Yes", "tome_id   Yes")
    code, told = Runner(checkout, installed, {"folder": "api docs", "run": "lint"}).run()
    assert code == 1
    assert re.search(r"^::(warning|error) file=\S*books/obtaining_a_book.rst,line=\d+", told, re.M)


@pytest.mark.parametrize(
    ("inputs", "code"), [({}, 1), ({"fail-on": ""}, 0), ({"accept": "wanted.toml"}, 0)]
)
def test_what_changed_since_the_last_commit(checkout, installed, inputs, code):
    edit(checkout, "books/obtaining_a_book.rst", "pages     Integer", "pages     String ")
    (checkout / "api docs" / "wanted.toml").write_text(
        '[[accept]]\ncode = "response-type-changed"\nwhere = "*"\nuntil = 2999-01-01\n'
        'reason = "known"\n',
        encoding="utf-8",
    )
    commit(checkout / "api docs", installed)
    runner = Runner(checkout, installed, {"folder": "api docs", "run": "diff"} | inputs)
    done, told = runner.run()
    assert done == code, told
    assert "pages" in runner.summary.read_text(encoding="utf-8")
    if "accept" not in inputs:
        assert "::error file=" in told


def test_a_document_that_is_new_has_nothing_to_compare_with(checkout, installed):
    inputs = {"folder": "api docs", "run": "diff", "spec": "spec/new.yaml", "base": "HEAD"}
    code, told = Runner(checkout, installed, inputs).run()
    assert code == 0
    assert "nothing to compare with" in told


@pytest.mark.parametrize("base", ["nowhere", "--output=owned", "$(touch owned)"])
def test_a_wrong_base_fails_and_runs_nothing(checkout, installed, base):
    inputs = {"folder": "api docs", "run": "diff", "base": base}
    code, _ = Runner(checkout, installed, inputs).run()
    assert code != 0
    assert not list(checkout.rglob("owned"))


def test_no_script_holds_an_expression():
    assert [one for one in STEPS if "${{" in one.get("run", "")] == []
