"""A typed Python client from a document, by openapi-python-client.

In: a document and `ClientOptions`. Out: the files of an installable package. What the generator
leaves out or stumbles over goes to the report as an error; this room generates no code itself.
"""

from __future__ import annotations

from rst2openapi.outputs.client.generate import generate_client
from rst2openapi.outputs.client.options import ClientOptions, ClientOptionsError

__all__ = ["ClientOptions", "ClientOptionsError", "generate_client"]
