"""How FCPXML says where a picture lies, how loud a sound is, and how words are set."""

from collections.abc import Callable
from fractions import Fraction
from xml.etree.ElementTree import Element

from studio.interchange.tree import node
from studio.ports.interchange import HandedClip, HandedCut
from studio.project.timeline.curve import Curve
from studio.project.timeline.look import PLAIN
from studio.project.timeline.title import Title

_ALIGN = {"start": "left", "middle": "center", "end": "right"}
_PIXELS = 1080
"""Font sizes of titles count in a picture that is so high."""


def titled(made: Element, title: Title, name: str, size: tuple[int, int]) -> None:
    """The words of a basic title, and how they are set."""
    style = title.style
    high = {"start": 0.4, "middle": 0.0, "end": -0.4}[style.across]
    node(made, "param", name="Position", key="9999/999166631/999166633/1/100/101", value=f"0 {high * size[1]:g}")
    node(node(made, "text"), "text-style", title.text, ref=name)
    node(
        node(made, "text-style-def", id=name),
        "text-style",
        font=style.font,
        fontSize=f"{style.size * _PIXELS:g}",
        fontFace={400: "Regular", 500: "Medium"}.get(style.weight, "Bold"),
        fontColor=_color(style.color),
        bold="1" if style.weight >= 700 else None,
        alignment=_ALIGN[style.align],
    )


def adjust_picture(made: Element, clip: HandedClip, cut: HandedCut, local: Fraction) -> None:
    """Place, size, rotation and opacity. Positions are in hundredths of the screen's height, up and to the right."""
    one = clip.transform
    wide = cut.size[0] / cut.size[1]
    if (one.x, one.y, one.scale, one.rotation) != (PLAIN.x, PLAIN.y, PLAIN.scale, PLAIN.rotation):
        adjust = node(made, "adjust-transform")
        _param(adjust, "position", (one.x, one.y), clip, cut, lambda at: f"{at[0] * wide * 100:g} {-at[1] * 100:g}")
        _param(adjust, "scale", (one.scale,), clip, cut, lambda at: f"{at[0]:g} {at[0]:g}")
        _param(adjust, "rotation", (one.rotation,), clip, cut, lambda at: f"{-at[0]:g}")
    if one.opacity != PLAIN.opacity:
        _param(node(made, "adjust-blend"), "amount", (one.opacity,), clip, cut, lambda at: f"{at[0]:g}")


def adjust_sound(made: Element, clip: HandedClip, track_db: float, cut: HandedCut) -> None:
    """Gain, the track's with it, and fades."""
    level = clip.level
    gain = level.gain_db
    if not track_db and gain.still and not gain.keys[0].value and not (level.fade_in or level.fade_out):
        return
    adjust = node(made, "adjust-volume", amount=f"{gain.value(clip.offset) + track_db:g}dB")
    if gain.still and not (level.fade_in or level.fade_out):
        return
    param = node(adjust, "param", name="amount")
    if level.fade_in:
        node(param, "fadeIn", type="easeIn", duration=_seconds(Fraction(level.fade_in), cut))
    if level.fade_out:
        node(param, "fadeOut", type="easeOut", duration=_seconds(Fraction(level.fade_out), cut))
    if not gain.still:
        keys = node(param, "keyframeAnimation")
        for at in (key.at for key in gain.keys):
            node(keys, "keyframe", time=_key(at, clip, cut), value=f"{gain.value(at) + track_db:g}dB")


def _param(
    adjust: Element,
    name: str,
    curves: tuple[Curve, ...],
    clip: HandedClip,
    cut: HandedCut,
    said: Callable[[tuple[float, ...]], str],
) -> None:
    """A value as an attribute if it stays, as keys if it moves."""
    adjust.set(name, said(tuple(curve.value(clip.offset) for curve in curves)))
    if all(curve.still for curve in curves):
        return
    keys = node(node(adjust, "param", name=name), "keyframeAnimation")
    eased = {key.at: key.ease for curve in curves for key in curve.keys}
    for at in sorted(eased):
        node(
            keys,
            "keyframe",
            time=_key(at, clip, cut),
            value=said(tuple(curve.value(at) for curve in curves)),
            curve="linear" if eased[at] == "linear" else "smooth",
        )


def _key(at: int, clip: HandedClip, cut: HandedCut) -> str:
    """The time inside the clip of frame ``at`` of its medium."""
    return _seconds(Fraction(at) / clip.speed if clip.speed > 0 else Fraction(at), cut)


def _seconds(frames: Fraction, cut: HandedCut) -> str:
    time = frames / cut.rate.fps
    return f"{time.numerator}s" if time.denominator == 1 else f"{time.numerator}/{time.denominator}s"


def _color(color: str) -> str:
    parts = [int(color[place : place + 2], 16) / 255 for place in range(1, len(color), 2)]
    return " ".join(f"{part:.6g}" for part in (*parts, 1.0)[:4])
