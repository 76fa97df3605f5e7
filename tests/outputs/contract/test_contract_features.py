"""Credentials, clean-up, replay, resumption and verdicts of contract test runs."""

from __future__ import annotations

import hashlib
import hmac
import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from rst2openapi.cli import main
from rst2openapi.files import InputError
from rst2openapi.openapi import Document
from rst2openapi.outputs.contract import (
    ALL_CHECKS,
    ContractOptions,
    ContractReport,
    case_files,
    explained,
    replay,
    report_json,
    report_of,
    report_text,
    resumed,
    run_contract,
    wire_of,
)
from rst2openapi.outputs.mock import Exchange, MockOptions, Response, serve

RunMock = Callable[..., ContractReport]
ROOT = Path(__file__).parents[3]
SPEC = ROOT / "spec" / "openapi.yaml"
POOLS = ("CreatePool", "ShowPool", "DeletePool", "ListPools", "PatchPool")
WALK: dict[str, Any] = {"phases": ("walks",), "checks": ALL_CHECKS, "allow_writes": True}


def bad_kind(exchange: Exchange) -> Response | None:
    known = exchange.operation is not None and exchange.operation.id == "ListPools"
    if not known or exchange.response.status != 200:
        return None
    return exchange.response.with_json({**exchange.response.json(), "kind": 7})


# ------------------------------------------------------------------ credentials


def test_a_token_command_is_asked_again(document: Document, tmp_path: Path) -> None:
    """Each token is good for so many calls; the endpoint then answers 401."""
    counter = tmp_path / "count"
    script = tmp_path / "token.py"
    script.write_text(
        "import pathlib, sys\n"
        f"file = pathlib.Path({str(counter)!r})\n"
        "count = int(file.read_text()) + 1 if file.exists() else 1\n"
        "file.write_text(str(count))\n"
        "print('talk'); print(f'token-{count}')\n",
        encoding="utf-8",
    )
    used: dict[str, int] = {}

    def expire(exchange: Exchange) -> Response | None:
        token = exchange.request.header("X-Auth-Token") or ""
        used[token] = used.get(token, 0) + 1
        good = token == f"token-{counter.read_text()}" and used[token] <= 100_000
        first = token == "token-1" and used[token] > 5
        return Response(401) if first or not good else None

    import sys

    options = ContractOptions(
        url="", token_command=f"{sys.executable} {script}", include=("ListPools",), **WALK
    )
    from dataclasses import replace

    from rst2openapi.outputs.contract.sending import credentials

    before, credentials._FRESH = credentials._FRESH, 0.0
    try:
        with serve(document, MockOptions(alter=expire)) as url:
            report = run_contract(document, replace(options, url=url))
    finally:
        credentials._FRESH = before
    assert counter.read_text() == "2"
    assert used["token-2"] > 1
    assert report.is_success, report_text(report)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("false", "exit code 1"),
        ("true", "printed no token"),
        ("/no/such/program", "No such file"),
    ],
)
def test_a_token_command_that_fails(document: Document, command: str, message: str) -> None:
    with serve(document) as url:
        options = ContractOptions(url=url, token_command=command)
        with pytest.raises(InputError, match=message):
            run_contract(document, options)


def test_a_hook_signs_every_call(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the walk and those of Schemathesis; calls without credentials are not signed."""
    hook = tmp_path / "hook.py"
    hook.write_text(
        "def sign(method, url, headers, body):\n"
        "    return {'X-Auth-Token': 'signed', 'X-Length': f'{method} {len(body)}'}\n",
        encoding="utf-8",
    )
    lengths: list[tuple[str | None, str]] = []

    def note(exchange: Exchange) -> Response | None:
        request = exchange.request
        expected = f"{request.method} {len(request.body)}"
        lengths.append((request.header("X-Length"), expected))
        return None

    with serve(document, MockOptions(token="signed", alter=note)) as url:
        for phase in ("walks", "examples"):
            lengths.clear()
            options = ContractOptions(
                url=url,
                auth_hook=f"{hook}:sign",
                include=("ListNetworks", "CreateNetwork"),
                **{**WALK, "phases": (phase,)},
            )
            report = run_contract(document, options)
            assert report.is_success, report_text(report)
            signed = [(came, wanted) for came, wanted in lengths if came is not None]
            assert signed
            assert all(came == wanted for came, wanted in signed)
    with pytest.raises(InputError, match="has no function nothing"):
        run_contract(document, ContractOptions(url=url, auth_hook=f"{hook}:nothing"))


def test_the_example_signer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signature is that of the canonical request, made here by hand."""
    spec = importlib.util.spec_from_file_location("sign_aksk", ROOT / "docs" / "sign_aksk.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("ACCESS_KEY", "AK")
    monkeypatch.setenv("SECRET_KEY", "SK")
    made: Mapping[str, str] = module.sign("get", "https://h.example/v1/a%20b?z=1&a=x%2Fy", {}, b"")
    date = made["X-Sdk-Date"]
    empty = hashlib.sha256(b"").hexdigest()
    canonical = (
        f"GET\n/v1/a%20b/\na=x%2Fy&z=1\nhost:h.example\nx-sdk-date:{date}\n\n"
        f"host;x-sdk-date\n{empty}"
    )
    told = f"SDK-HMAC-SHA256\n{date}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    wanted = hmac.new(b"SK", told.encode(), hashlib.sha256).hexdigest()
    assert made["Authorization"] == (
        f"SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature={wanted}"
    )


# ------------------------------------------------------------------ clean-up


def there(document: Document, run: Callable[[str], ContractReport]) -> tuple[ContractReport, int]:
    """The report of a run, and how many more POSTs were served than DELETEs."""
    made, gone = 0, 0

    def count(exchange: Exchange) -> Response | None:
        nonlocal made, gone
        known = exchange.operation.id if exchange.operation else ""
        made += known == "CreatePool" and exchange.response.status == 201
        gone += known == "DeletePool" and exchange.response.status == 204
        return None

    with serve(document, MockOptions(token="t", alter=count)) as url:
        return run(url), made - gone


@pytest.mark.parametrize("phases", [("walks",), ("walks", "examples")])
def test_what_was_made_is_removed(document: Document, phases: tuple[str, ...]) -> None:
    def run(url: str) -> ContractReport:
        settings = {**WALK, "phases": phases}
        return run_contract(
            document, ContractOptions(url=url, token="t", include=POOLS, seed=1, **settings)
        )

    report, left = there(document, run)
    assert report.is_success, report_text(report)
    assert left == 0
    assert not report.left
    if "examples" in phases:
        assert report.removed > 0


def test_what_cannot_be_removed_is_told(document: Document) -> None:
    def refuse(exchange: Exchange) -> Response | None:
        gone = exchange.operation is not None and exchange.operation.id == "DeletePool"
        return Response(403) if gone else None

    with serve(document, MockOptions(token="t", alter=refuse)) as url:
        options = ContractOptions(url=url, token="t", include=POOLS, **WALK)
        report = run_contract(document, options)
    assert report.left
    assert all("DELETE is answered with 403" in one for one in report.left)
    assert "not removed: /v2/" in report_text(report)


def test_what_others_own_is_left_alone(document: Document) -> None:
    """A walk through a live endpoint changes and deletes only what it made."""
    touched: set[str] = set()
    made: set[str] = set()

    def note(exchange: Exchange) -> Response | None:
        request, answer = exchange.request, exchange.response
        if request.method == "POST" and answer.status == 201:
            made.add(answer.json()["metadata"]["name"])
        elif request.method != "GET" and answer.status < 300:
            touched.add(request.path)
        return None

    with serve(document, MockOptions(token="t", alter=note)) as url:
        run_contract(document, ContractOptions(url=url, token="t", **WALK))
    assert touched
    assert all(any(f"/{name}" in path for name in made) for path in touched), touched - made


# ------------------------------------------------------------------ replay and resumption


def test_failures_are_replayed(document: Document, tmp_path: Path) -> None:
    with serve(document, MockOptions(token="t", alter=bad_kind)) as url:
        options = ContractOptions(url=url, token="t", include=("ListPools",), **WALK)
        files = case_files(run_contract(document, options))
        assert files
        assert all('"t"' not in text for text in files.values())
        sender = wire_of(document, options)
        told = [replay(document, sender, text, name=name) for name, text in files.items()]
        assert all(one.broken for one in told)
        assert told[0].message.startswith("kind of the answer with status 200")
    with serve(document, MockOptions(token="t")) as url:
        from dataclasses import replace

        sender = wire_of(document, replace(options, url=url))
        told = [replay(document, sender, text, name=name) for name, text in files.items()]
        assert not any(one.broken for one in told), told
    with pytest.raises(InputError, match="not a saved case"):
        replay(document, sender, "{}", name="x.json")


def test_replay_on_the_command_line(
    document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[Any, str]:
        with pytest.raises(SystemExit) as ended:
            main(["test", str(SPEC), "--token", "t", *arguments])
        return ended.value.code, capsys.readouterr().out

    walk = ("--phase", "walks", "--include", "ListPools", "--save-cases", str(tmp_path / "cases"))
    with serve(document, MockOptions(token="t", alter=bad_kind)) as url:
        code, _ = run("--url", url, *walk)
        assert code == 1
        code, out = run("--url", url, "--replay", str(tmp_path / "cases"))
        assert code == 1
        assert "still broken  GET /v2/{project_id}/pools" in out
    code, out = run("--mock", "--replay", str(tmp_path / "cases"))
    assert code == 0, out
    assert "; 0 still broken." in out


def test_a_run_goes_on_where_it_ended(document: Document) -> None:
    counted: dict[str, int] = {}

    def count(exchange: Exchange) -> Response | None:
        if exchange.operation is not None:
            counted[exchange.operation.id] = counted.get(exchange.operation.id, 0) + 1
        return None

    with serve(document, MockOptions(token="t", alter=count)) as url:
        options = ContractOptions(
            url=url,
            token="t",
            include=("ListPools", "ListNetworks"),
            seed=3,
            **{**WALK, "phases": ("walks", "examples"), "max_examples": 2},
        )
        first = run_contract(document, options)
        told = json.loads(report_json(first))
        pools = next(one for one in told["operations"] if one["id"] == "ListPools")
        networks = next(one for one in told["operations"] if one["id"] == "ListNetworks")
        networks |= {"phases": [], "calls": 0}
        counted.clear()
        report = report_of(document, options)
        run_contract(document, resumed(options, report, json.dumps(told)), report=report)
    assert counted["ListNetworks"] > 0
    assert "ListPools" not in counted
    assert report.operations["GET /v2/{project_id}/pools"].cases == pools["calls"]
    assert report.is_success, report_text(report)
    with pytest.raises(InputError, match="not a report"):
        resumed(options, report, "[]")


# ------------------------------------------------------------------ verdicts


def test_who_is_mistaken(document: Document, run_mock: RunMock) -> None:
    def verdict(alter: Any, check: str, doc: Document = document) -> tuple[str, tuple[str, ...]]:
        report = run_mock({"alter": alter}, include=("ListPools",), **WALK)
        explained(doc, {}, report)
        failure = next(one for one in report.failures if one.check == check)
        return failure.verdict, failure.evidence

    state = {"calls": 0}

    def sometimes(exchange: Exchange) -> Response | None:
        state["calls"] += 1
        return bad_kind(exchange) if state["calls"] % 3 == 0 else None

    judged, evidence = verdict(sometimes, "response_schema_conformance")
    assert judged == "endpoint"
    assert "the page's own example agrees with the table there" in evidence
    # All answers agree with each other against the page and its example: either may be right.
    judged, evidence = verdict(bad_kind, "response_schema_conformance")
    assert judged == ""
    assert any("answers with status 200 differ so" in one for one in evidence)
    # The page's own example breaks the table in the same way.
    changed = Document(json.loads(json.dumps(document.content)))
    operation = next(one for one in changed.operations() if one.id == "ListPools")
    content = operation.node["responses"]["200"]["content"]["application/json"]
    for example in content["examples"].values():
        example["value"]["kind"] = 7
    judged, evidence = verdict(bad_kind, "response_schema_conformance", changed)
    assert judged == "docs"
    assert evidence[0].startswith("the page's own example contradicts the table")
