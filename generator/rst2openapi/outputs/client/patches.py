"""Where the generator's options do not reach: exact replacements in its own templates.

In: a template of openapi-python-client. Out: the template with the replacements of `PATCHES`.
A replacement that finds nothing is an error and not a silent return to the old behaviour: it says
that the generator has changed and that somebody has to look. Whole templates are our own only for
files that the generator leaves to its users (README, pyproject) and for the few lines of an enum.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment

Patch = tuple[str, str]

PATCHES: dict[str, tuple[Patch, ...]] = {
    # The defaults are those of the document's security scheme.
    "client.py.jinja": (
        ("""default='"Bearer"'""", "default=auth_prefix"),
        ("""default='"Authorization"'""", "default=auth_header"),
        ("to use for the Authorization header", "before the token in the header"),
        ("The name of the Authorization header", "The name of the header that carries the token"),
    ),
    # A property named like its class (`pool` in Pool) would be assigned two types. No attribute
    # can be called `instance_`: only reserved words end in an underscore.
    "model.py.jinja": (
        (
            "{% set module_name = model.class_info.module_name %}",
            "{% set module_name = 'instance_' %}",
        ),
        ("import UNSET, Unset", "import UNSET, Unset, isoformat"),
        # `dict` takes a list of pairs for an object, and any two keys for a pair.
        ("d = dict(src_dict)", "d = {**src_dict}"),
    ),
    "endpoint_module.py.jinja": (
        ("import Response, UNSET", "import Response, UNSET, Unset, isoformat"),
    ),
    # A long URL stays in one piece; no escape is ever split, for nothing within a word is.
    "endpoint_macros.py.jinja": (
        (
            "{{ endpoint.description | safe_for_docstring | wordwrap(100) }}",
            "{{ endpoint.description | safe_for_docstring"
            " | wordwrap(100, break_long_words=False, break_on_hyphens=False) }}",
        ),
        # The loop's variable is not seen after the loop: every body of several was optional.
        ("{% if not body_required %}", "{% if not endpoint.bodies[0].prop.required %}"),
    ),
    # Times go back as services write them: `Z`, and milliseconds where there are any.
    "types.py.jinja": (
        ("from http import HTTPStatus\n", "import datetime\nfrom http import HTTPStatus\n"),
        (
            "__all__ = [",
            '''def isoformat(value: datetime.datetime) -> str:
    """A time as RFC 3339 writes it, in the precision that it has"""
    digits = "auto" if value.microsecond % 1000 or not value.microsecond else "milliseconds"
    return value.isoformat(timespec=digits).replace("+00:00", "Z")


__all__ = ["isoformat", ''',
        ),
    ),
    "property_templates/datetime_property.py.jinja": (
        ('source + ".isoformat()"', '"isoformat(" + source + ")"'),
        ("{{ source }}.isoformat().encode()", "isoformat({{ source }}).encode()"),
    ),
    # True is an integer to Python, and would become the 1 of an enumeration.
    "property_templates/enum_property.py.jinja": (
        (
            "isinstance({{ source }}, {{ property.value_type.__name__ }})",
            "{% if property.value_type.__name__ == 'int' %}(isinstance({{ source }}, int)"
            " and not isinstance({{ source }}, bool)){% else %}"
            "isinstance({{ source }}, {{ property.value_type.__name__ }}){% endif %}",
        ),
    ),
    # Many services write null for what is not there.
    "property_templates/property_macros.py.jinja": (
        (
            "if isinstance(_{{ property.python_name }},  Unset):",
            "if _{{ property.python_name }} is None"
            " or isinstance(_{{ property.python_name }}, Unset):",
        ),
    ),
    "property_templates/list_property.py.jinja": (
        (
            "if _{{ property.python_name }} is not UNSET:",
            "if _{{ property.python_name }} is not None"
            " and _{{ property.python_name }} is not UNSET:",
        ),
    ),
}


class PatchError(RuntimeError):
    """The generator's template is not what the patch was written for."""


class PatchedLoader(BaseLoader):
    """The templates of another loader, patched."""

    def __init__(self, original: BaseLoader) -> None:
        self.original = original

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The patched source.

        Raises:
            PatchError: a patch does not apply.
        """
        source, file, is_fresh = self.original.get_source(environment, template)
        for old, new in PATCHES.get(template, ()):
            if source.count(old) != 1:
                raise PatchError(f"{template}: expected once: {old!r}")
            source = source.replace(old, new)
        return source, file, is_fresh
