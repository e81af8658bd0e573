"""The tokens of the looks as frozen records, read from ``resources/themes/theme.json``. Sizes are logical pixels."""

import json
from collections.abc import Mapping
from dataclasses import Field, dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from PySide6.QtGui import QColor

from studio.core.errors import AssetMissingError

Mode = Literal["dark", "light"]
MODES: tuple[Mode, ...] = ("dark", "light")


class _Record(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


T = TypeVar("T", bound=_Record)


@dataclass(frozen=True, slots=True)
class SurfaceColours:
    """What things lie on, from the darkest to the most raised (in the dark theme)."""

    window: QColor
    surround: QColor
    well: QColor
    lane: QColor
    panel: QColor
    ruler: QColor
    raised: QColor
    control: QColor
    control_hover: QColor
    control_on: QColor
    control_disabled: QColor
    selection: QColor
    range: QColor


@dataclass(frozen=True, slots=True)
class LineColours:
    """Hairlines: ``guess`` is dashed, ``check`` rings an empty check box or mark."""

    soft: QColor
    control: QColor
    guess: QColor
    check: QColor


@dataclass(frozen=True, slots=True)
class TextColours:
    """Words; ``name`` is for @names in a prompt."""

    primary: QColor
    secondary: QColor
    tertiary: QColor
    disabled: QColor
    name: QColor


@dataclass(frozen=True, slots=True)
class PencilColours:
    """Red acts (Generate, playhead, camera strokes), blue points (focus, selection, ranges, switches that are on)."""

    red: QColor
    red_hover: QColor
    red_pressed: QColor
    on_red: QColor
    red_disabled: QColor
    on_red_disabled: QColor
    blue: QColor
    on_blue: QColor


@dataclass(frozen=True, slots=True)
class StateColours:
    """The four states of a shot; never without their mark or word."""

    planned: QColor
    drafted: QColor
    approved: QColor
    final: QColor
    on_state: QColor


@dataclass(frozen=True, slots=True)
class SignalColours:
    """A warning, an error (rose, never the red pencil), something good."""

    warning: QColor
    error: QColor
    error_surface: QColor
    good: QColor


@dataclass(frozen=True, slots=True)
class DiffColours:
    """Words taken out and put in; always with − and + beside them."""

    removed: QColor
    removed_surface: QColor
    added: QColor
    added_surface: QColor


@dataclass(frozen=True, slots=True)
class TrackColours:
    """One colour for each track: titles, picture, dialogue, effects, ambience, music."""

    v2: QColor
    v1: QColor
    a1: QColor
    a2: QColor
    a3: QColor
    a4: QColor


@dataclass(frozen=True, slots=True)
class MonitorColours:
    """Around the picture: dark in both themes, for a picture is judged in a dark room."""

    surround: QColor
    text: QColor
    text_secondary: QColor
    guide: QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of one theme. ``track`` is the line or waveform, ``clip`` the body under it."""

    surface: SurfaceColours
    line: LineColours
    text: TextColours
    pencil: PencilColours
    state: StateColours
    signal: SignalColours
    diff: DiffColours
    track: TrackColours
    clip: TrackColours
    monitor: MonitorColours


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances; everything else is a step of ``scale``."""

    unit: int
    scale: tuple[int, ...]
    panel_padding: int
    section_gap: int
    chip_gap: int
    splitter: int
    row: int
    row_compact: int
    list_header: int


@dataclass(frozen=True, slots=True)
class Radius:
    """Corners. A chip's is half of its height; a picture has none."""

    clip: int
    thumbnail: int
    segment: int
    control: int
    note: int
    field: int
    primary: int
    card: int
    sheet: int


@dataclass(frozen=True, slots=True)
class Size:
    """Fixed measures of the window; pairs are (width, height) or (least, most)."""

    top_bar: int
    job_bar: int
    storyboard: int
    shot_panel: int
    storyboard_range: tuple[int, int]
    shot_panel_range: tuple[int, int]
    takes_strip: int
    timeline: int
    track_header: int
    tracks: Mapping[str, int]
    ruler: int
    button: int
    primary_button: int
    icon_button: int
    hit_minimum: int
    track_switch_drawn: int
    card: int
    card_thumbnail: tuple[int, int]
    take_thumbnail: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the type scale: size and line height of English and Japanese."""

    size: int
    line_en: int
    line_ja: int


@dataclass(frozen=True, slots=True)
class Motion:
    """How long things move, in milliseconds; 0 for all with reduced motion."""

    hover_ms: int
    press_ms: int
    panel_ms: int
    sheet_ms: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The whole file. ``type`` steps: caption label body prompt title timecode challenge display."""

    default: Mode
    modes: Mapping[Mode, Colours]
    space: Spacing
    radius: Radius
    size: Size
    motion: Motion
    type: Mapping[str, Step]
    families: tuple[str, ...]


def load(file: Path) -> Tokens:
    """Read the tokens.

    Raises:
        AssetMissingError: the file is missing or does not hold every token.
    """
    try:
        data = json.loads(file.read_text("utf-8"))
        return Tokens(
            default=data["default"],
            modes={mode: _colours(data["themes"][mode]) for mode in MODES},
            space=_record(Spacing, data["spacing"]),
            radius=_record(Radius, data["radius"]),
            size=_record(Size, data["size"]),
            motion=_record(Motion, data["motion"]),
            type={name: _record(Step, step) for name, step in data["type"]["scale"].items()},
            families=tuple(data["type"]["stack"]),
        )
    except (OSError, ValueError, KeyError) as exc:
        raise AssetMissingError(f"The theme {file} cannot be read: {exc}.", todo="Install the studio again.") from exc


def colour(text: str) -> QColor:
    """``#rrggbb`` or ``#rrggbbaa``. Raises ``ValueError``."""
    made = QColor(f"#{text[7:9]}{text[1:7]}" if len(text) == 9 else text)
    if not made.isValid():
        raise ValueError(f"{text} is no colour")
    return made


def _colours(data: Mapping[str, Mapping[str, str]]) -> Colours:
    groups = {
        "surface": SurfaceColours,
        "line": LineColours,
        "text": TextColours,
        "pencil": PencilColours,
        "state": StateColours,
        "signal": SignalColours,
        "diff": DiffColours,
        "track": TrackColours,
        "clip": TrackColours,
        "monitor": MonitorColours,
    }
    made: dict[str, Any] = {
        name: _record(kind, {key: colour(value) for key, value in data[name].items()}) for name, kind in groups.items()
    }
    return Colours(**made)


def _record(kind: type[T], data: Mapping[str, Any]) -> T:
    """A record from a JSON object with the same names; lists become tuples, what the record lacks is left out."""
    names = list(kind.__dataclass_fields__)
    return kind(**{name: tuple(data[name]) if isinstance(data[name], list) else data[name] for name in names})
