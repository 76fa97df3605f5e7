"""Operations in which nothing can have changed: there a comparison would find nothing.

In: the old and the new document. Out: whether an operation and all that it refers to, however far,
is written alike in both. Where anything is unusual the answer is no, and the comparison decides.
"""

from __future__ import annotations

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.openapi.digests import Digests


class Untouched:
    """What of two documents is alike."""

    def __init__(self, documents: tuple[Document, Document]) -> None:
        self._old, self._new = map(Digests, documents)

    def has(self, was: OperationEntry, now: OperationEntry) -> bool:
        """Whether an operation stands in its old place and is as it was."""
        data = self._new.of(now)
        return bool(data) and self._old.of(was) == data
