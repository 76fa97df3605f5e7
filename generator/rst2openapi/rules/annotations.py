"""Annotations of pull requests: workflow commands of GitHub Actions.

In: what is to be shown and where. Out: one command, with its line feed.
"""

from __future__ import annotations


def annotation(level: str, *, path: str, line: int, title: str, text: str) -> str:
    """One command; `level` is `error`, `warning` or `notice`, a line of 0 names the file alone.

    A `%`, a line break, and in properties `:` and `,` are escaped.
    """
    fields = [f"file={_property(path)}"] if path else []
    fields += [f"line={line}"] if line else []
    fields.append(f"title={_property(title)}")
    return f"::{level} {','.join(fields)}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
