"""A typed Python client from a document, by openapi-python-client."""
