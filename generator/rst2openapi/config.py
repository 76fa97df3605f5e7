"""`rst2openapi.toml` or `[tool.rst2openapi]` of `pyproject.toml` as a frozen `Config`.

In: TOML text. Out: a `Config`; unknown keys are errors with a suggestion. Opens no file. What the
pages cannot say is said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from msgspec import Struct, field

from rst2openapi.near import nearest


class ConfigError(ValueError):
    """A configuration that cannot be used; the message names the key."""


class ServerConfig(Struct, frozen=True, kw_only=True):
    """`[[servers]]`: a base URL; variables as `{name}` in the URL."""

    url: str
    description: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    """Default value of each variable."""


class ClientConfig(Struct, frozen=True, kw_only=True):
    """`[client]`: the generated package."""

    output: str = "generated"
    package: str = ""
    """Import name; made from the title where empty."""
    version: str = ""
    """Version of the package; that of the document where empty. With a change log, where its
    versions start."""


class ChangelogConfig(Struct, frozen=True, kw_only=True):
    """`[changelog]`: what changed for users of the API, kept by `sync`."""

    output: str = ""
    """The file; none is kept where empty. Its newest entry is the version of the client."""


class ReferenceConfig(Struct, frozen=True, kw_only=True):
    """`[reference]`: the published site."""

    output: str = "site"
    source_url: str = ""
    """Base of the links to the source pages; `{path}` and `{line}` stand for a place."""
    edit_url: str = ""
    """Where the source pages are edited, the same way."""
    title: str = ""
    """Of the start page of several services."""
    redoc: bool = False
    """Ship the reference on one page by Redoc as well."""


class InfoConfig(Struct, frozen=True, kw_only=True):
    """`[info]`: what the document says of the API and its publisher (OpenAPI 3.1.1, §4.8.2)."""

    title: str = ""
    """The title of the root index page where empty."""
    version: str = ""
    """The highest version in the paths where empty."""
    description: str = ""
    contact_name: str = ""
    contact_url: str = ""
    contact_email: str = ""
    license_name: str = ""
    license_url: str = ""


class Config(Struct, frozen=True, kw_only=True):
    """All settings; every one has a default that suits a folder of pages as it is."""

    docs: str = "docs_src"
    """Folder of pages."""
    spec: str = "spec/openapi.yaml"
    """The emitted document; `.json` makes it JSON."""
    openapi: str = "3.1"
    """`3.1` or `3.0`."""
    info: InfoConfig = InfoConfig()
    servers: tuple[ServerConfig, ...] = ()
    """`https://{endpoint}` where empty and the pages name none."""
    docs_url: str = ""
    """Base URL of the published pages for `externalDocs`; `{name}` is a page's original name,
    `{path}` its path without `.rst`."""
    editions: tuple[str, ...] | None = None
    """Which conditional marks such as `(tags: hc)` to keep; all of them where absent."""
    exclude: tuple[str, ...] = ()
    """Glob patterns of pages to leave out."""
    overlays: tuple[str, ...] = ()
    """Files of corrections to the document (OpenAPI Overlay 1.0), applied in order."""
    ignore: tuple[str, ...] = ()
    """Codes of rules, or their beginnings, that `lint` leaves out."""
    vocabulary: Mapping[str, Any] = field(default_factory=dict)
    """`[vocabulary.…]`: additions to the built-in words, same shape."""
    client: ClientConfig = ClientConfig()
    reference: ReferenceConfig = ReferenceConfig()
    changelog: ChangelogConfig = ChangelogConfig()


def parse_config(text: str, *, name: str) -> Config:
    """Read `rst2openapi.toml`, or a `pyproject.toml` with `[tool.rst2openapi]`.

    Raises:
        ConfigError: no TOML, an unknown key, or a value of the wrong kind.
    """
    import tomllib  # imported here: many a run has no configuration

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: not TOML: {error}") from None
    if name.endswith("pyproject.toml"):
        table = table.get("tool", {}).get("rst2openapi", {})
    config: Config = _read(Config, table, where=name)
    if config.openapi not in ("3.0", "3.1"):
        raise ConfigError(f"{name}: openapi is {config.openapi!r}; it can be '3.0' or '3.1'")
    return config


def _read(kind: type[Struct], table: Mapping[str, Any], *, where: str) -> Any:
    hints = get_type_hints(kind)
    known = {name.replace("_", "-"): name for name in kind.__struct_fields__}
    values: dict[str, Any] = {}
    for key, value in table.items():
        attribute = known.get(key.replace("_", "-"))
        if attribute is None:
            near = nearest(key, known)
            hint = f"; did you mean {near!r}?" if near else f"; known are {', '.join(known)}"
            raise ConfigError(f"{where}: unknown key {key!r}{hint}")
        values[attribute] = _convert(hints[attribute], value, where=f"{where}: {key}")
    try:
        return kind(**values)
    except TypeError as error:
        raise ConfigError(f"{where}: {error}") from None


_SCALARS = {str: "a string", bool: "true or false"}


def _convert(hint: Any, value: Any, *, where: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, Struct):
        if not isinstance(value, dict):
            raise ConfigError(f"{where} must be a table")
        return _read(hint, value, where=where)
    if hint in _SCALARS:
        if not isinstance(value, hint):
            raise ConfigError(f"{where} must be {_SCALARS[hint]}")
        return value
    if hint == tuple[ServerConfig, ...]:
        if not isinstance(value, list):
            raise ConfigError(f"{where} must be an array of tables")
        return tuple(_convert(ServerConfig, item, where=where) for item in value)
    if tuple[str, ...] in (hint, *get_args(hint)):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"{where} must be an array of strings")
        return tuple(value)
    if not isinstance(value, dict):
        raise ConfigError(f"{where} must be a table")
    return value
