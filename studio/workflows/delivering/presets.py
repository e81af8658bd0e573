"""Presets: forms that have a name. Bundled ones lie in ``resources/presets``, a person's own in a folder of theirs.

::

    order = 1
    name = ["YouTube", "YouTube"]                  # English, Japanese
    note = ["…", "…"]
    container = "mp4"                              # mp4 mov webm gif webp png exr wav
    codec = "h264"                                 # h264 hevc av1 vp9 prores-hq dnxhr-sq …
    bits = 8
    quality = 18                                   # the codec's own constant quality; without it, visually clean
    effort = "medium"                              # fast medium slow
    sound = "aac"                                  # aac opus pcm none
    kilobits = 384
    size = "1920x1080"                             # without it, the sequence's own
    within = true                                  # a box: no bars, no cuts
    framing = "fill"                               # fit fill
    rate = "30"
    subtitles = "burn"                             # auto track burn none
    loudness = -14                                 # LUFS
    timecode = "auto"                              # auto drop straight none
    chapters = true
    review = false                                 # shot, take and timecode burnt in
    notes = false                                  # number, action, dialogue and time burnt in
    longest = 60                                   # seconds that its receiver takes
    by_shots = false                               # a file for every shot

The name of the file is the preset's own.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeVar, cast, get_args

from studio.core.errors import InputError
from studio.ports.delivery import SoundCodec, SoundCoding
from studio.workflows.delivering import form as forms
from studio.workflows.delivering.form import FORMS, FRAMINGS, SUBTITLES, TIMECODES, Form

T = TypeVar("T", bound=str)

FOLDER = "presets"
"""Beside the other resources; and in a person's own configuration."""

_KEYS: Final = frozenset(
    {
        "order", "name", "note", "container", "codec", "bits", "quality", "effort", "sound", "kilobits", "size",
        "within", "framing", "focus", "rate", "subtitles", "loudness", "timecode", "chapters", "review", "notes",
        "longest", "by_shots",
    }
)  # fmt: skip
_EFFORTS: tuple[Literal["fast", "medium", "slow"], ...] = ("fast", "medium", "slow")
_SOUNDS: tuple[SoundCodec, ...] = get_args(SoundCodec)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """``name`` and ``note`` are (English, Japanese). ``by_shots`` makes a file for every shot."""

    id: str
    name: tuple[str, str]
    note: tuple[str, str]
    form: Form
    by_shots: bool = False
    own: bool = False
    order: int = 0

    def title(self, language: str) -> str:
        """Its name in ``ja`` or ``en``."""
        return self.name[language == "ja"]

    def words(self, language: str) -> str:
        """What it is for, in ``ja`` or ``en``."""
        return self.note[language == "ja"]


class Presets:
    """All there are. A person's own takes the place of a bundled one with the same name. ``remarks`` say which files
    of the person's own cannot be used."""

    def __init__(self, resources: Path, own: Path | None = None) -> None:
        """``resources`` is where the studio's data lie, ``own`` a person's folder, which may not be there.

        Raises:
            InputError: a preset that ships cannot be read.
        """
        remarks: list[str] = []
        found = {path.stem: read(path, own=False) for path in sorted((resources / FOLDER).glob("*.toml"))}
        for path in sorted(own.glob("*.toml")) if own is not None else ():
            try:
                found[path.stem] = read(path, own=True)
            except InputError as exc:
                remarks.append(str(exc))
        self.all: tuple[Preset, ...] = tuple(sorted(found.values(), key=lambda one: (one.own, one.order, one.id)))
        self.remarks: tuple[str, ...] = tuple(remarks)

    def find(self, name: str) -> Preset:
        """The preset with this id or name, whatever its case. Raises ``InputError``."""
        wanted = name.strip().casefold()
        for one in self.all:
            if wanted in (one.id.casefold(), *(title.casefold() for title in one.name)):
                return one
        every = ", ".join(one.id for one in self.all)
        raise InputError(f'There is no preset "{name}".', todo=f"There are: {every}.")


def read(path: Path, *, own: bool) -> Preset:
    """One preset. Raises ``InputError`` with the file and what is wrong in it."""
    try:
        record = cast(dict[str, object], tomllib.loads(path.read_text("utf-8-sig")))
        return _preset(path.stem, record, own=own)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise InputError(f"The preset {path.name} cannot be read: {exc}.", todo="Mend it, or take it away.") from exc
    except InputError as exc:
        raise InputError(f"The preset {path.name} cannot be used: {exc.what}", todo=exc.todo) from exc


def _preset(name: str, record: Mapping[str, object], *, own: bool) -> Preset:
    unknown = sorted(set(record) - _KEYS)
    if unknown:
        raise InputError(
            f'It has "{unknown[0]}", which means nothing.', todo=f"It can have: {', '.join(sorted(_KEYS))}."
        )
    titles = _pair(record, "name", name)
    return Preset(
        id=name,
        name=titles,
        note=_pair(record, "note", ""),
        form=_form(record),
        by_shots=_flag(record, "by_shots", default=False),
        own=own,
        order=int(_number(record, "order", 0.0)),
    )


def _form(record: Mapping[str, object]) -> Form:
    suffix = f".{_word(record, 'container', tuple(name[1:] for name in FORMS), 'mp4')}"
    form = FORMS[suffix]
    if "codec" in record:
        form = forms.coded(form, str(record["codec"]))
    picture = form.picture
    if picture is not None:
        if "bits" in record:
            picture = forms.deep(replace(form, picture=picture), int(_number(record, "bits", 8))).picture or picture
        picture = replace(
            picture,
            quality=int(_number(record, "quality", 0)) if "quality" in record else picture.quality,
            effort=_word(record, "effort", _EFFORTS, picture.effort),
        )
    return replace(
        form,
        picture=picture,
        sound=_sound(record, form.sound),
        size=forms.size(str(record["size"])) if "size" in record else form.size,
        within=_flag(record, "within", default=form.within),
        framing=_word(record, "framing", FRAMINGS, form.framing),
        focus=_number(record, "focus", form.focus),
        rate=forms.rate(str(record["rate"])) if "rate" in record else None,
        subtitles=_word(record, "subtitles", SUBTITLES, form.subtitles),
        loudness=_number(record, "loudness", 0.0) if "loudness" in record else None,
        timecode=_word(record, "timecode", TIMECODES, form.timecode),
        chapters=_flag(record, "chapters", default=form.chapters),
        review=_flag(record, "review", default=False),
        notes=_flag(record, "notes", default=False),
        longest=_number(record, "longest", 0.0) if "longest" in record else None,
    )


def _sound(record: Mapping[str, object], usual: SoundCoding | None) -> SoundCoding | None:
    if "sound" not in record:
        return replace(usual, kilobits=int(_number(record, "kilobits", usual.kilobits))) if usual is not None else None
    if record["sound"] == "none":
        return None
    return SoundCoding(codec=_word(record, "sound", _SOUNDS, "aac"), kilobits=int(_number(record, "kilobits", 256)))


def _word(record: Mapping[str, object], key: str, words: tuple[T, ...], usual: T) -> T:
    value = record.get(key, usual)
    found = next((word for word in words if word == value), None)
    if found is None:
        raise InputError(f'Its {key} cannot be "{value}".', todo=f"Write one of {', '.join(words)}.")
    return found


def _number(record: Mapping[str, object], key: str, usual: float) -> float:
    value = record.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"Its {key} is not a number.", todo="Write a number.")
    return float(value)


def _flag(record: Mapping[str, object], key: str, *, default: bool) -> bool:
    value = record.get(key, default)
    if not isinstance(value, bool):
        raise InputError(f"Its {key} is neither true nor false.", todo="Write true or false.")
    return value


def _pair(record: Mapping[str, object], key: str, usual: str) -> tuple[str, str]:
    value = record.get(key, usual)
    texts = [str(one) for one in cast(list[object], value)] if isinstance(value, list) else [str(value)]
    if not texts:
        return usual, usual
    return texts[0], texts[min(1, len(texts) - 1)]
