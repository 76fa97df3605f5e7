"""The Prefer header: which answer a client asks for.

In: the value of a Prefer header (RFC 7240). Out: `Preferences`. Knows `code`, `example` and
`dynamic`, as other mocks do.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a client asks for; nothing by default."""

    code: int | None = None
    """A documented status."""
    example: str = ""
    """The name of an example."""
    dynamic: bool = False
    """Made-up data instead of examples."""

    @property
    def any(self) -> bool:
        """Whether something is asked for."""
        return bool(self.code or self.example or self.dynamic)

    @property
    def applied(self) -> str:
        """What an answer says of them (RFC 7240, §3)."""
        given = {"code": self.code, "example": self.example, "dynamic": self.dynamic}
        return ", ".join(name for name, value in given.items() if value)


_NONE = Preferences()


def read_preferences(text: str | None) -> Preferences:
    """Read a Prefer header; what is not known is passed over (RFC 7240, §2)."""
    if not text:
        return _NONE
    found: dict[str, str] = {}
    for piece in (text or "").replace(";", ",").split(","):
        name, _, value = piece.partition("=")
        found.setdefault(name.strip().lower(), value.strip().strip('"'))
    code = found.get("code", "")
    return Preferences(
        code=int(code) if len(code) == 3 and code.isascii() and code.isdigit() else None,
        example=found.get("example", ""),
        dynamic=found.get("dynamic", "").lower() == "true",
    )
