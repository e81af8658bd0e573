"""What a person says of a file in words, laid over what its suffix or a preset says."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from studio.core.errors import InputError
from studio.workflows.delivering import form as forms
from studio.workflows.delivering import naming
from studio.workflows.delivering.form import CAPTIONS, FORMS, SUBTITLES, Form, Framing, Timecode
from studio.workflows.delivering.plan import form_of
from studio.workflows.delivering.presets import Preset

_LOUDEST, _SOFTEST = -5.0, -40.0
"""LUFS that a file may be brought to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Empty and None: as the suffix or the preset says. ``codec`` as ``form.coded`` reads it, ``rate`` and ``size`` as
    ``form.rate`` and ``form.size``. ``subtitles`` is one of ``form.SUBTITLES``, or ``.srt``, ``.vtt`` or the name of
    such a file. ``loudness`` is in LUFS, or ``as-is``."""

    codec: str = ""
    rate: str = ""
    size: str = ""
    framing: Framing | None = None
    focus: float | None = None
    bits: int | None = None
    quality: int | None = None
    effort: Literal["fast", "medium", "slow"] | None = None
    subtitles: str = ""
    loudness: str = ""
    timecode: Timecode | None = None
    hardware: bool = False
    review: bool = False
    mark: bool = False
    provenance: bool = True


def wished(wish: Wish, base: Form) -> Form:
    """The form with what is wished for. Raises ``InputError``."""
    form = forms.coded(base, wish.codec) if wish.codec else base
    form = forms.deep(form, wish.bits) if wish.bits is not None else form
    picture = form.picture
    if picture is not None:
        picture = replace(
            picture,
            quality=wish.quality if wish.quality is not None else picture.quality,
            effort=wish.effort or picture.effort,
            hardware=wish.hardware or picture.hardware,
        )
    captions = captions_of(wish)
    return replace(
        form,
        picture=picture,
        rate=forms.rate(wish.rate) if wish.rate else form.rate,
        size=forms.size(wish.size) if wish.size else form.size,
        within=form.within and not wish.size,
        framing=wish.framing or form.framing,
        focus=form.focus if wish.focus is None else wish.focus,
        subtitles="file" if captions else _subtitles(wish, form),
        loudness=_loudness(wish.loudness, form.loudness),
        timecode=wish.timecode or form.timecode,
        review=form.review or wish.review,
        mark=form.mark or wish.mark,
        sealed=form.sealed and wish.provenance,
    )


def base_of(output: Path | None, preset: Preset | None) -> Form:
    """The form that a preset says, or else a file's suffix, or else ``.mp4``. Raises ``InputError``."""
    if preset is not None:
        return preset.form
    if output is None or not output.suffix or naming.is_folder(output):
        return FORMS[".mp4"]
    return form_of(output)


def captions_of(wish: Wish) -> str:
    """The captions that are wished for beside the file, as ``DeliveryOrder`` takes them; empty for none."""
    return wish.subtitles if Path(f"a{wish.subtitles}").suffix.lower() in CAPTIONS else ""


def _subtitles(wish: Wish, form: Form) -> forms.Subtitles:
    if not wish.subtitles:
        return form.subtitles
    ways: dict[str, forms.Subtitles] = {one: one for one in SUBTITLES if one != "file"}
    found = ways.get(wish.subtitles)
    if found is None:
        raise InputError(
            f'Subtitles cannot be "{wish.subtitles}".',
            todo="Choose track, burn or none, or name a file that ends in .srt or .vtt.",
        )
    return found


def _loudness(text: str, usual: float | None) -> float | None:
    if not text:
        return usual
    if text.strip().casefold() == "as-is":
        return None
    try:
        lufs = float(text)
    except ValueError:
        lufs = 0.0
    if not _SOFTEST <= lufs <= _LOUDEST:
        raise InputError(
            f'"{text}" is no loudness of a film.',
            todo=f"Give LUFS from {_SOFTEST:g} to {_LOUDEST:g}, such as -14, or as-is.",
        )
    return lufs
