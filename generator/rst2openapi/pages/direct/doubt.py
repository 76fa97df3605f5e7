"""What makes a page one for docutils."""

from __future__ import annotations


class Doubt(Exception):
    """A line could mean something that is not read here."""
