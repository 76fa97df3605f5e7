"""Contract tests of an endpoint against a document, by Schemathesis."""
