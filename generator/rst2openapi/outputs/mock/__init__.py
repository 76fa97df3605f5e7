"""A server that behaves as a document says."""
