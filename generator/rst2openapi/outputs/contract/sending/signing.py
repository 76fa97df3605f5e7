"""A signer that the user names: a function of a module or of a file.

In: `module:function` or `path/to/file.py:function`. Out: the function, which gets the method, URL,
headers and body of a call as it goes out and returns the headers to add.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path

from rst2openapi.files import InputError
from rst2openapi.outputs.contract.sending.calls import Sign


def load_hook(name: str, base: Path) -> Sign:
    """The function of a name; files and modules are looked for from the folder `base`.

    Raises:
        InputError: there is no such function.
    """
    where, colon, function = name.rpartition(":")
    if not colon or not where or not function.isidentifier():
        raise InputError(f"--auth-hook {name!r}: write it as module:function or file.py:function")
    try:
        if where.endswith(".py"):
            spec = importlib.util.spec_from_file_location("rst2openapi_auth_hook", base / where)
            if spec is None or spec.loader is None:
                raise InputError(f"--auth-hook: {where} cannot be loaded")
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        else:
            # Modules of the project that calls, as `python -m` would find them.
            sys.path.insert(0, str(base))
            try:
                module = importlib.import_module(where)
            finally:
                sys.path.pop(0)
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"--auth-hook: {where}: {type(error).__name__}: {error}") from None
    found = getattr(module, function, None)
    if not callable(found):
        raise InputError(f"--auth-hook: {where} has no function {function}")
    sign: Sign = found
    return sign
