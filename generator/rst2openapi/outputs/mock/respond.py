"""One request in, one response out: the mock without a server.

In: an `Engine` made of a document, and a `Request`. Out: a `Response`. The order of questions is
that of a gateway: size, path, method, credentials, what the client prefers, validity, state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock.answers import Answers, Documented, Refusal
from rst2openapi.outputs.mock.codecs.bodies import is_json
from rst2openapi.outputs.mock.codecs.decoding import is_text, read_parts
from rst2openapi.outputs.mock.codecs.media import accepts, pick_media
from rst2openapi.outputs.mock.judging.preferences import Preferences, read_preferences
from rst2openapi.outputs.mock.judging.routing import Match, Router, build_router, split_template
from rst2openapi.outputs.mock.judging.security import Guard, make_guard
from rst2openapi.outputs.mock.judging.validation import (
    Checker,
    Checkers,
    Inputs,
    Trouble,
    Violation,
)
from rst2openapi.outputs.mock.lifecycle import Lifecycle, begin
from rst2openapi.outputs.mock.memory.absence import Refused
from rst2openapi.outputs.mock.memory.seeding import stateless_value
from rst2openapi.outputs.mock.memory.state import Dependency
from rst2openapi.outputs.mock.messages import Exchange, Headers, Request, Response
from rst2openapi.outputs.mock.options import MockOptions
from rst2openapi.outputs.mock.values.sampling import Sampler
from rst2openapi.outputs.mock.values.schemas import Schemas, Side

Question = tuple[str, str, str, Headers]
"""Method, path, query and headers of a request without a body."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One operation with all that every request to it needs."""

    checker: Checker
    guard: Guard
    names: tuple[str, ...]
    """Path parameters in the order of their placeholders."""


@dataclass(slots=True)
class Remembered:
    """An answer and what it was made of."""

    version: int
    """Of the store when the answer was last known to be true."""
    reads: Mapping[Dependency, int]
    operation: OperationEntry | None
    response: Response


@dataclass(frozen=True, slots=True)
class Engine:
    """Everything that answering needs, made once of a document."""

    document: Document
    options: MockOptions
    router: Router
    checkers: Checkers
    answers: Answers
    lifecycle: Lifecycle | None
    """None in a stateless mock."""
    memo: dict[Question, Remembered] = field(default_factory=dict)
    """Answers to safe requests, as long as nothing has changed that they were made of."""
    prepared: dict[int, Prepared] = field(default_factory=dict)
    """By identity of the operation's node, made when first needed."""

    def prepare(self, operation: OperationEntry) -> Prepared:
        """What every request to an operation needs."""
        known = self.prepared.get(id(operation.node))
        if known is None:
            segments = split_template(operation.path)
            known = self.prepared[id(operation.node)] = Prepared(
                self.checkers.of(operation),
                make_guard(self.document, operation),
                tuple(name for segment in segments for name in segment.names),
            )
        return known


_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, §9.2.1); no operation of a mock makes them do so."""
_MOST_REMEMBERED = 2000
_LONGEST_REMEMBERED = 64 * 1024
_NOTHING: Mapping[Dependency, int] = {}


def build_engine(document: Document, options: MockOptions) -> Engine:
    """Make an engine.

    Raises:
        DocumentError: a reference of the document leads nowhere.
    """
    requests = Schemas(document, Side.REQUEST)
    responses = Schemas(document, Side.RESPONSE)
    answers = Answers(document, responses, Sampler(responses, options.seed))
    lifecycle = None
    if not options.stateless:
        lifecycle = begin(document, answers, requests, options)
    checkers = Checkers(document, requests)
    return Engine(document, options, build_router(document), checkers, answers, lifecycle)


def respond(engine: Engine, request: Request) -> Response:
    """Answer a request; `options.alter` has the last word."""
    return exchange(engine, request).response


def exchange(engine: Engine, request: Request) -> Exchange:
    """Answer a request and say which operation it was; `options.alter` has the last word."""
    operation, response = _remembered(engine, request)
    if engine.options.alter is not None:
        altered = engine.options.alter(Exchange(request, operation, response))
        response = response if altered is None else altered
    if request.method == "HEAD":
        response = replace(response, body=b"")
    return Exchange(request, operation, response)


def _remembered(engine: Engine, request: Request) -> tuple[OperationEntry | None, Response]:
    """What was answered to the same question before, as long as it is still true."""
    if request.method not in _SAFE or request.body:
        return _answered(engine, request)
    key = (request.method, request.mount + request.path, request.query, request.headers)
    known = engine.memo.get(key)
    if known is not None and _is_true(engine, known):
        return known.operation, known.response
    if engine.lifecycle is None:
        operation, response = _answered(engine, request)
        version, reads = 0, _NOTHING
    else:
        store = engine.lifecycle.store
        with store.lock:
            store.begin()
            operation, response = _answered(engine, request)
            version, reads = store.version, store.read()
    if len(engine.memo) >= _MOST_REMEMBERED:
        engine.memo.clear()
    if len(response.body) <= _LONGEST_REMEMBERED:
        engine.memo[key] = Remembered(version, reads, operation, response)
    return operation, response


def _is_true(engine: Engine, known: Remembered) -> bool:
    """Whether nothing has changed that an answer was made of."""
    if engine.lifecycle is None:
        return True
    store = engine.lifecycle.store
    if known.version == store.version:
        return True
    with store.lock:
        if not store.is_current(known.reads):
            return False
        known.version = store.version
    return True


def _answered(engine: Engine, request: Request) -> tuple[OperationEntry | None, Response]:
    match, operation = find_operation(engine, request)
    return operation, _answer(engine, request, match, operation)


def find_operation(engine: Engine, request: Request) -> tuple[Match | None, OperationEntry | None]:
    """The route and operation of a request; a HEAD that is not documented is a GET.

    A concrete path that lacks the method gives way to a templated one that has it, if the text
    fits the parameters there.
    """
    matches = engine.router.matches(request.path)
    methods = (request.method, "GET") if request.method == "HEAD" else (request.method,)
    for method in methods:
        for match in matches:
            operation = match.route.operations.get(method)
            if operation is None:
                continue
            plain = match is matches[0] or match.route.shape == matches[0].route.shape
            if plain or engine.prepare(operation).checker.accepts_path(match.values):
                return match, operation
    return (matches[0] if matches else None), None


def _answer(
    engine: Engine, request: Request, match: Match | None, operation: OperationEntry | None
) -> Response:
    refuse = engine.answers.refuse
    if len(request.body) > engine.options.max_body:
        limit = engine.options.max_body
        return refuse(operation, Refusal.TOO_LARGE, f"the body is larger than {limit} bytes")
    if match is None:
        return refuse(None, Refusal.MISSING, "no such path")
    if operation is None:
        return _without_operation(engine, request, match)
    prepared = engine.prepare(operation)
    parts = read_parts(request, match.values)
    if not engine.options.faults.ignore_credentials:
        lacking = prepared.guard.lacking(parts, token=engine.options.token)
        if lacking is not None:
            response = refuse(operation, Refusal.CREDENTIALS, lacking)
            return response.with_header("WWW-Authenticate", prepared.guard.challenge)
    preferences = read_preferences(request.header("prefer"))
    if preferences.code is not None:
        preferred = _preferred(engine, request, operation, preferences)
        if preferred is not None:
            return preferred
    inputs, wrong = prepared.checker.check(request, parts)
    if wrong and not engine.options.faults.accept_anything:
        return _refuse_input(engine, operation, wrong)
    ordered = tuple(match.values[name] for name in prepared.names)
    return _succeed(engine, request, operation, ordered, inputs, preferences)


def _without_operation(engine: Engine, request: Request, match: Match) -> Response:
    """405 with Allow (RFC 9110, §15.5.6); OPTIONS is answered with 204."""
    methods = set(match.route.operations)
    if "GET" in methods:
        methods.add("HEAD")
    allow = ", ".join(sorted(methods | {"OPTIONS"}))
    if request.method == "OPTIONS":
        return Response(204, (("Allow", allow),))
    if engine.options.faults.any_method:
        return Response(200)
    message = f"the method {request.method} is not one of {allow}"
    return engine.answers.refuse(None, Refusal.METHOD, message).with_header("Allow", allow)


def _refuse_input(
    engine: Engine, operation: OperationEntry, wrong: tuple[Violation, ...]
) -> Response:
    message = "; ".join(violation.message for violation in wrong[:3])
    kinds = {violation.trouble for violation in wrong}
    refusal = Refusal.MEDIA_TYPE if kinds == {Trouble.MEDIA_TYPE} else Refusal.INVALID
    return engine.answers.refuse(operation, refusal, message)


def _preferred(
    engine: Engine, request: Request, operation: OperationEntry, preferences: Preferences
) -> Response | None:
    """The documented answer with the status that a client prefers, if there is one."""
    if preferences.code is None:
        return None
    found = engine.answers.find(operation, preferences.code)
    return None if found is None else _stateless(engine, request, operation, found, preferences)


def _succeed(
    engine: Engine,
    request: Request,
    operation: OperationEntry,
    ordered: tuple[str, ...],
    inputs: Inputs,
    preferences: Preferences,
) -> Response:
    answers = engine.answers
    found = answers.success(operation)
    media_type, media = pick_media(found.node, accept=request.header("accept"))
    if media_type and not accepts(request.header("accept"), media_type):
        refusal = answers.find(operation, 406)
        if refusal is not None and refusal.key == "406":
            return _stateless(engine, request, operation, refusal, Preferences())
    if preferences.any or engine.lifecycle is None:
        return _stateless(engine, request, operation, found, preferences)
    template = answers.value(operation, found, media_type, media) if media_type else None
    if not all(is_text(value) for value in ordered):
        return answers.response(operation, found, media_type, template)
    usual = template if is_json(media_type) else stateless_value(answers, operation)
    body = engine.lifecycle.act(operation, ordered, inputs, usual)
    if isinstance(body, Refused):
        return answers.refuse(operation, body.refusal, body.message)
    shown = body if is_json(media_type) else template
    return answers.response(operation, found, media_type, shown)


def send_documented(
    engine: Engine, request: Request, operation: OperationEntry, found: Documented
) -> Response:
    """The answer that the document describes for a status, whatever the request and the state."""
    return _stateless(engine, request, operation, found, Preferences())


def _stateless(
    engine: Engine,
    request: Request,
    operation: OperationEntry,
    found: Documented,
    preferences: Preferences,
) -> Response:
    answers = engine.answers
    media_type, media = pick_media(found.node, accept=request.header("accept"))
    if not media_type:
        return answers.response(operation, found, "", None)
    value = answers.value(
        operation,
        found,
        media_type,
        media,
        example=preferences.example,
        dynamic=preferences.dynamic,
    )
    response = answers.response(operation, found, media_type, value)
    if not preferences.any:
        return response
    return response.with_header("Preference-Applied", preferences.applied)
