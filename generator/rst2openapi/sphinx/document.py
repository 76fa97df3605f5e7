"""Pages of a Sphinx project → the document of this run.

In: a Sphinx application that knows its pages. Out: what was built, for the other events; findings
as warnings.
"""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sphinx.errors import ExtensionError
from sphinx.util import logging

from rst2openapi.build import find_project, load_overlays
from rst2openapi.diagnostics import Severity
from rst2openapi.files import InputError
from rst2openapi.sphinx.other_process import Outcome, build_beside

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from rst2openapi.build import Project

_LOGGER = logging.getLogger(__name__)
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}
LEVELS = (*_SEVERITIES, "none")
"""Values of `rst2openapi_findings`: the least severe finding that is told."""


class Made:
    """What one run of Sphinx built; kept on the application for the length of the run."""

    _ATTRIBUTE = "_rst2openapi_made"

    def __init__(self, project: Project, outcome: Outcome) -> None:
        self.project = project
        self.outcome = outcome

    @classmethod
    def of(cls, app: Sphinx) -> Made | None:
        """What was built for this run; None where there was nothing to build."""
        found = getattr(app, cls._ATTRIBUTE, None)
        return found if isinstance(found, cls) else None

    def keep(self, app: Sphinx) -> None:
        """Hand it on to the events to come."""
        setattr(app, self._ATTRIBUTE, self)


def build_document(app: Sphinx, env: BuildEnvironment) -> None:
    """Build the document of the pages that Sphinx has found, and tell what was found in them.

    Raises:
        ExtensionError: the configuration or a page set that nothing can be made of.
    """
    source = Path(app.srcdir)
    stated = app.config.rst2openapi_config
    try:
        project = find_project(file=Path(app.confdir) / stated if stated else None, docs=source)
        overlays = load_overlays(project.overlays, source)
        # Pages that Sphinx leaves out are left out here.
        unseen = [glob.escape(name) for name in _unseen(source, env)]
        config = replace(project.config, exclude=(*project.config.exclude, *unseen))
        jobs = max(app.parallel, 1)
        outcome = build_beside(source, config, jobs=jobs, overlays=overlays)
    except InputError as error:
        raise ExtensionError(f"rst2openapi: {error}") from error
    Made(project, outcome).keep(app)
    _tell(outcome, source, app.config.rst2openapi_findings)


def _unseen(source: Path, env: BuildEnvironment) -> list[str]:
    pages = sorted(one.relative_to(source).as_posix() for one in source.rglob("*.rst"))
    return [page for page in pages if page.removesuffix(".rst") not in env.found_docs]


def _tell(outcome: Outcome, source: Path, level: str) -> None:
    if level not in _SEVERITIES:
        return
    told = list(Severity)
    worst = told[: told.index(_SEVERITIES[level]) + 1]
    for one in outcome.diagnostics:
        if one.rule.severity in worst:
            span = one.span
            _LOGGER.warning(
                "%s %s: %s",
                one.rule.code,
                one.rule.name,
                one.message,
                location=f"{source / span.path}:{span.line}"
                if span.line
                else str(source / span.path),
                type="rst2openapi",
                subtype=one.rule.code,
            )
