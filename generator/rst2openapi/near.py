"""What somebody may have meant by a word that nobody knows.

In: the word and those that are known. Out: the nearest of them, for a message or for mending.
"""

from __future__ import annotations

from collections.abc import Collection


def nearest(word: str, known: Collection[str], *, likeness: float = 0.6) -> str | None:
    """The known word most like it, of those that are at least so much alike; None where none is.

    1 is the same word, as `difflib.SequenceMatcher.ratio` counts.
    """
    # Imported here: most runs meet no word that nobody knows.
    import difflib

    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=likeness)), None)
