"""Redoc's standalone script, taken from the package that carries it.

The script is an ES module, and browsers load module files over HTTP only. So that the site opens
from `file://` too, the script stands inside the page; its exports, which nobody could import
there, are left out.
"""

from __future__ import annotations

import re
from functools import cache

from rst2openapi.files import package_file

_PACKAGE = "flask_openapi_redoc"
_SCRIPT = ("templates", "redoc", "js", "redoc.standalone.js")


class RendererMissing(RuntimeError):
    """The package that carries the renderer is not installed, or holds something else."""


@cache
def redoc_script() -> str:
    """The script's text, ready to stand in a `<script type="module">`; defines `init`.

    Raises:
        RendererMissing: there is no such script.
    """
    # Found without importing: the package itself would pull in a web framework.
    try:
        script = package_file(_PACKAGE, *_SCRIPT)
    except ModuleNotFoundError:
        raise RendererMissing(f"{_PACKAGE} is not installed; pip install {_PACKAGE}") from None
    text = script.read_text(encoding="utf-8")
    body, exports, _ = text.rpartition("export{")
    if not exports or "init" not in text:
        raise RendererMissing(f"{script.name} is not the script that was expected")
    body = re.sub(r"https://cdn\.redoc\.ly/[\w/.-]*", _LOGO, body)
    # The HTML parser would end the script element at this text (HTML, 13.2.5.4).
    return re.sub(r"</(script)", r"<\\/\1", body, flags=re.IGNORECASE)


# Stands for the logo of the renderer's makers, which it would fetch from their network.
_LOGO = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='44' height='12'%3E"
    "%3Ctext y='10' font-family='sans-serif' font-size='11'%3ERedocly%3C/text%3E%3C/svg%3E"
)
