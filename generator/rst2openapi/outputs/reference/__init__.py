"""A static, offline reference site from a document."""
