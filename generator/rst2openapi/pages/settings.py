"""docutils' settings for a page: nothing is included, nothing raw, nothing printed."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

from docutils.frontend import Values, get_default_settings
from docutils.parsers.rst import Parser

from rst2openapi.pages.limits import LONGEST_LINE

_SILENT = 5
_SETTINGS: dict[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": _SILENT,
    "halt_level": _SILENT + 1,
    "line_length_limit": LONGEST_LINE,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "language_code": "en",
    "warning_stream": False,
}


def page_settings() -> Values:
    """Settings of one document, its own to change."""
    return copy(_settings())


@cache
def _settings() -> Values:
    """Docutils' defaults, which take long to put together, with ours."""
    settings = get_default_settings(Parser)
    vars(settings).update(_SETTINGS)
    return settings
