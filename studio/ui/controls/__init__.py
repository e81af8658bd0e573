"""The shared controls of the window, painted from the theme: keyboard reachable, named, with a visible blue focus.

``hint(widget, name, key)`` gives a control its accessible name and its tooltip; every control takes part in the theme
and needs no stylesheet. Text given to a control is already in the window's language: set it in ``retranslate``.
"""

from studio.ui.controls.badge import StatusBadge, StatusMark, paint_mark
from studio.ui.controls.button import GenerateButton, IconButton, LinkButton, QuietButton
from studio.ui.controls.chip import Chip
from studio.ui.controls.combo import Choice, Combo
from studio.ui.controls.empty import EmptyState
from studio.ui.controls.field import TextField
from studio.ui.controls.flow import FlowLayout
from studio.ui.controls.label import Label
from studio.ui.controls.note import NoteRow
from studio.ui.controls.painting import hint
from studio.ui.controls.panel import Line, Panel
from studio.ui.controls.progress import ProgressLine
from studio.ui.controls.prompt import PromptEditor, Wave
from studio.ui.controls.rating import RatingStars
from studio.ui.controls.section import Section, SectionHeader
from studio.ui.controls.segmented import Segmented
from studio.ui.controls.sheet import Sheet
from studio.ui.controls.slider import NumberSlider
from studio.ui.controls.splitter import Splitter
from studio.ui.controls.thumbnail import Thumbnail

__all__ = [
    "Chip",
    "Choice",
    "Combo",
    "EmptyState",
    "FlowLayout",
    "GenerateButton",
    "IconButton",
    "Label",
    "Line",
    "LinkButton",
    "NoteRow",
    "NumberSlider",
    "Panel",
    "ProgressLine",
    "PromptEditor",
    "QuietButton",
    "RatingStars",
    "Section",
    "SectionHeader",
    "Segmented",
    "Sheet",
    "Splitter",
    "StatusBadge",
    "StatusMark",
    "TextField",
    "Thumbnail",
    "Wave",
    "hint",
    "paint_mark",
]
