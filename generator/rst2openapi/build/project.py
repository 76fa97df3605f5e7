"""Which folder, which configuration: what a command line's arguments point at."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from rst2openapi.config import Config, ConfigError, parse_config
from rst2openapi.files import InputError, read_text

CONFIG_NAMES = ("rst2openapi.toml", "pyproject.toml")


class Project(Struct, frozen=True, kw_only=True):
    """A configuration and the folder that its relative paths start from."""

    config: Config
    root: Path
    file: Path | None = None
    """The configuration file; None where there is none."""

    def path(self, name: str) -> Path:
        """A path of the configuration, relative to the configuration's folder."""
        return self.root / name

    @property
    def overlays(self) -> list[Path]:
        """The files of corrections."""
        return [self.path(name) for name in self.config.overlays]

    @property
    def docs(self) -> Path:
        """The folder of pages."""
        return self.path(self.config.docs)


def find_project(*, file: Path | None = None, docs: Path | None = None) -> Project:
    """Find the configuration for a call.

    An explicit `file` wins. Otherwise the one in `docs` itself; otherwise that of the current
    folder, unless `docs` is named and is not the folder of pages that it speaks of: a project's
    title and servers must not leak into other pages.

    Raises:
        InputError: the configuration cannot be read or is wrong.
    """
    if file is not None:
        return _load(file)
    if docs is not None and docs.is_dir() and (found := _in_folder(docs)):
        return found
    here = _in_folder(Path())
    if here and (docs is None or here.docs.resolve() == docs.resolve()):
        return here
    return Project(config=Config(), root=Path())


def _in_folder(folder: Path) -> Project | None:
    for name in CONFIG_NAMES:
        file = folder / name
        if file.is_file():
            project = _load(file)
            if name != "pyproject.toml" or project.config != Config():
                return project
    return None


def _load(file: Path) -> Project:
    try:
        config = parse_config(read_text(file), name=str(file))
    except ConfigError as error:
        raise InputError(str(error)) from None
    return Project(config=config, root=file.parent, file=file)


def find_services(docs: Path) -> tuple[Path, ...]:
    """The folders of pages below `docs`: itself, or each service of a folder of services.

    A folder of services holds no page itself and at least two folders with an index page, in
    themselves or where a Sphinx project has it: `pools/index.rst`, `pools/source/index.rst`,
    `pools/api-ref/source/index.rst`. Beside such folders, one with pages and no index is one too.

    Raises:
        InputError: there is no such folder, or no page in it.
    """
    if docs.is_file():
        return (docs,)
    if not docs.is_dir():
        raise InputError(f"{docs}: no such folder")
    if not any(docs.glob("*.rst")):
        folders = [one for one in sorted(docs.iterdir()) if one.is_dir() and _is_shown(one)]
        found = {folder: _pages_of(folder) for folder in folders}
        if sum(pages is not None for pages in found.values()) > 1:
            rest = [one for one, pages in found.items() if pages or any(one.rglob("*.rst"))]
            return tuple(found[one] or one for one in rest)
    if next(docs.rglob("*.rst"), None) is None:
        raise InputError(f"{docs}: holds no .rst page")
    return (docs,)


def _is_shown(folder: Path) -> bool:
    """Folders such as `.git` and `_templates` hold no service."""
    return not folder.name.startswith((".", "_"))


def _pages_of(service: Path) -> Path | None:
    """The folder of a service's pages, its index among them."""
    for place in _INDEX_PLACES:
        if (service / place / "index.rst").is_file():
            return service / place
    return None


_INDEX_PLACES = ("", "source", "api-ref/source")
