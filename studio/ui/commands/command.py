"""One thing that a person can do."""

from dataclasses import dataclass
from typing import Literal

Region = Literal[
    "everywhere", "transport", "storyboard", "shot", "monitor", "takes", "compare", "timeline", "bin", "jobs"
]  # fmt: skip
"""Where a command's keys hold: in one panel, anywhere, or (``transport``) anywhere but in a text field."""

REGIONS: tuple[Region, ...] = (
    "everywhere", "transport", "storyboard", "shot", "monitor", "takes", "compare", "timeline", "bin", "jobs",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """``id`` is ``what.verb`` (``take.approve``); ``text`` is English, marked ``QT_TRANSLATE_NOOP("Commands", …)``.

    ``keys`` are the usual keys in Qt's portable notation (``Ctrl+Shift+P``), the first is the one shown. ``repeat``
    lets a held key do it again and again. ``modal`` keeps it usable while a sheet is open. ``icon`` names an icon.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    region: Region = "everywhere"
    icon: str = ""
    checkable: bool = False
    repeat: bool = False
    modal: bool = False
