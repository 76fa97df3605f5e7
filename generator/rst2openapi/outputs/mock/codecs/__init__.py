"""Bytes and texts of the wire to JSON values and back, by media type and style."""
