"""What a cameo may be called: the word after ``@``."""

import re
import unicodedata
from collections.abc import Sequence

from studio.core.errors import InputError
from studio.project.cameo import Cameo

_HANDLE = re.compile(r"[^\W\d_][\w-]{0,31}")


def checked(handle: str, taken: Sequence[Cameo] = ()) -> str:
    """The handle as it is kept: without its ``@``, in one form of letters, small.

    Raises:
        InputError: it is none, or another cameo has it.
    """
    made = unicodedata.normalize("NFKC", handle.strip().lstrip("@＠")).casefold()
    if not _HANDLE.fullmatch(made):
        raise InputError(
            f"“{handle.strip()}” cannot be a cameo's name.",
            todo="Begin with a letter; use letters and digits, at most 32, without blanks.",
        )
    if any(one.handle == made for one in taken):
        raise InputError(f"@{made} is there already.", todo="Choose another name, or revoke the other cameo first.")
    return made
