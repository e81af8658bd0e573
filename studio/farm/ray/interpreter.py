"""Which Python a node's workers run in. Ray hands the path of its own to a shell as it is, blanks and all, and under a
path with a blank no worker would start: so nodes are told of it by name, and their shells fill it in."""

import sys
from collections.abc import Mapping

_NAME, _SAME = "EKONTE_PYTHON", "EKONTE_PYTHON_OF_DRIVER"


def told() -> dict[str, str]:
    """Environment variables for a node on this machine."""
    return {_NAME: sys.executable}


def asked(environment: Mapping[str, str], python: str = sys.executable) -> dict[str, object]:
    """The runtime environment of a worker with these variables. A node that was told nothing is taken to have its
    Python where we have ours."""
    if " " not in python or sys.platform == "win32":
        return {"env_vars": dict(environment)}
    return {"env_vars": {**environment, _SAME: python}, "py_executable": f'"${{{_NAME}:-${_SAME}}}"'}
