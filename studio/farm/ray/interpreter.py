"""Which Python a node's workers run in. Ray hands the path of its own to a shell as it is, blanks and all, and under a
path with a blank no worker would start: so nodes are told of it by name, and their shells fill it in."""

import sys

_NAME = "EKONTE_PYTHON"


def told() -> dict[str, str]:
    """Environment variables for a node on this machine."""
    return {_NAME: sys.executable}


def asked(python: str = sys.executable) -> dict[str, str]:
    """What a worker's runtime environment says of it, where something must be said."""
    if " " not in python or sys.platform == "win32":
        return {}
    return {"py_executable": f'"${{{_NAME}:-python3}}"'}
