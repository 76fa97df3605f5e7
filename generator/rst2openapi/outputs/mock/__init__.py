"""A server that behaves as a document says.

In: a `Document` and `MockOptions`. Out: an ASGI application (`create_app`), a running server
(`serve` in a thread, `run` in the foreground), or single answers (`build_engine`, `respond`). This
room knows the document only; it never sees pages, and it writes no files.

What is answered: the lowest 2xx with the page's example, else data made from the schema. Requests
that the document does not allow are refused with a documented status and an error body that is
valid against its schema. State is inferred from paths: POST on `/pools` makes a pool that
`/pools/{pool_name}` shows, changes and deletes. The examples of the pages exist from the start, in
every project. Without the header of the security scheme the answer is 401; any credential is
good unless `MockOptions.token` names the only one.

How to make it misbehave, for tests of whatever tests servers:

- `MockOptions.faults` has a switch for each promise: `accept_anything`, `ignore_credentials`,
  `keep_deleted`, `forget_created`, `any_method`.
- `MockOptions.alter` is called with every `Exchange` (request, operation, response) and returns
  the response to send instead, or None. It is the last word, so every other fault is a few lines:

      def without_phase(exchange: Exchange) -> Response | None:
          if exchange.operation is None or exchange.operation.id != "ShowPool":
              return None
          body = exchange.response.json()
          del body["status"]
          return exchange.response.with_json(body)

  `replace(response, status=500)` makes server errors, `with_header("Content-Type", "text/html")`
  another media type, `with_header("X-Request-Id", None)` a missing header, a `Response(400)` for
  a 2xx refuses what is valid.

The pieces: `judging` finds the operation and judges the request; `lifecycle` and `memory` remember;
`lists` filter, sort and page; `answers` speaks; `codecs` and `values` are what both sides stand
on; `respond` puts them in order; `edge` has the sockets, and several documents at one address.
"""

from __future__ import annotations

from rst2openapi.outputs.mock.edge.app import create_app
from rst2openapi.outputs.mock.edge.hub import Hub, HubOptions
from rst2openapi.outputs.mock.edge.services import Service, Source, mount_services
from rst2openapi.outputs.mock.edge.serving import run, run_services, serve
from rst2openapi.outputs.mock.messages import Exchange, Request, Response
from rst2openapi.outputs.mock.options import Faults, MockOptions
from rst2openapi.outputs.mock.respond import Engine, build_engine, respond

__all__ = [
    "Engine",
    "Exchange",
    "Faults",
    "Hub",
    "HubOptions",
    "MockOptions",
    "Request",
    "Response",
    "Service",
    "Source",
    "build_engine",
    "create_app",
    "mount_services",
    "respond",
    "run",
    "run_services",
    "serve",
]
