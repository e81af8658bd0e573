"""Looks: one row a style. The stage has no other notion of style: what asks for a look asks its row."""

from dataclasses import dataclass, replace

Color = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """``curve``: see ``render.grade.tone_curve``; ``shadows``, ``lights``: split tint; ``toon`` 0 or 1: two-tone light;
    ``ink`` and ``crease``: strength of lines and of those inside an object, ``ink_color`` a factor on what is under
    them; ``rim``: back light on edges; ``fill``: soft light on people from the camera's side; ``finish``: what the
    picture is made into, a name of ``render.finish.FINISHES``, or nothing; ``sky``: hours as ``film`` or as ``drawn``;
    ``bright``: factor on the exposure that the hour asks for; ``drawn``: people have drawn faces and locks, ``round``:
    modelled, not flat as on a cel; ``portrait``: share of a photographed face that is kept, 1 for all of it;
    ``lighting``: the gaffer's plan, a name of ``gaffer.DAY``, or nothing; ``matter``: what the world is made of, a name
    of ``matter.MATTERS``, or nothing."""

    curve: str = "film"
    saturation: float = 0.97
    shadows: Color = (1.0, 1.0, 1.0)
    lights: Color = (1.0, 1.0, 1.0)
    vignette: float = 0.10
    grain: float = 0.006
    mono: float = 0.0
    toon: float = 0.0
    ink: float = 0.0
    crease: float = 1.0
    ink_color: Color = (0.16, 0.13, 0.18)
    bloom: float = 0.30
    wide_bloom: float = 0.22
    threshold: float = 1.0
    shaft_color: Color = (1.0, 0.7, 0.45)
    luminance_mix: float = 0.10
    rim: float = 0.45
    fill: float = 0.9
    occlusion: float = 0.5
    defocus: float = 1.0
    finish: str = ""
    sky: str = "film"
    bright: float = 1.0
    drawn: bool = False
    round: bool = False
    portrait: float = 1.0
    lighting: str = ""
    matter: str = ""


_PHOTO = Style()
_OLD = replace(
    _PHOTO, curve="film", vignette=0.05, grain=0.0, bloom=0.5, wide_bloom=0.4, threshold=0.85, rim=0.3, defocus=0.5
)
"""A print of the first years of film, before its finish."""
_HAND = replace(_PHOTO, vignette=0.0, grain=0.0, bloom=0.2, wide_bloom=0.1, defocus=0.0)
"""A picture that a hand makes over: sharp all through, and without what a lens and a film add."""
_STYLES = {
    "photoreal": _PHOTO,
    "cinematic": replace(
        _PHOTO, curve="print", shadows=(0.84, 1.0, 1.10), lights=(1.04, 1.0, 0.92), bloom=0.42, wide_bloom=0.32,
        vignette=0.20, rim=0.7,
    ),
    "anime": replace(
        _PHOTO, curve="drawn", saturation=1.18, vignette=0.03, grain=0.0, toon=1.0, ink=0.85, bloom=0.18,
        wide_bloom=0.12, shadows=(0.95, 0.97, 1.08), rim=0.0, fill=1.0, luminance_mix=0.03, occlusion=0.35, defocus=0.6,
        threshold=1.15, sky="drawn", drawn=True, portrait=0.40,
    ),
    "watercolor": replace(
        _PHOTO, curve="soft", saturation=1.38, vignette=0.0, grain=0.0, bloom=0.2, wide_bloom=0.1, ink=0.30, crease=0.5,
        ink_color=(0.42, 0.34, 0.36), rim=0.2, defocus=0.0, finish="watercolor", sky="drawn", drawn=True,
        portrait=0.55,
    ),
    "monochrome": replace(
        _PHOTO, curve="print", mono=1.0, vignette=0.22, grain=0.012, bloom=0.36, wide_bloom=0.3,
        shadows=(0.98, 0.99, 1.03), lights=(1.02, 1.0, 0.97),
    ),
    "claymation": replace(
        _PHOTO, saturation=1.16, shadows=(1.02, 0.99, 0.97), lights=(1.03, 1.0, 0.95), vignette=0.12, rim=0.25,
        occlusion=0.75, bloom=0.22, defocus=1.3, drawn=True, round=True, portrait=0.70,
        lighting="tabletop", matter="clay",
    ),
    "ink_wash": replace(_HAND, saturation=1.0, rim=0.25, finish="ink_wash"),
    "oil": replace(
        _HAND, saturation=1.24, shadows=(0.95, 0.97, 1.08), lights=(1.05, 1.0, 0.92), bloom=0.3, wide_bloom=0.2,
        finish="oil",
    ),
    "ukiyo_e": replace(_HAND, saturation=1.08, rim=0.2, finish="ukiyo_e"),
    "picture_book": replace(
        _HAND, saturation=1.05, lights=(1.03, 1.0, 0.95), rim=0.2, finish="picture_book",
    ),
    "pixel_art": replace(_HAND, saturation=1.06, bloom=0.3, wide_bloom=0.2, finish="pixel_art"),
    "sketch": replace(_HAND, rim=0.2, finish="sketch"),
    "comic": replace(_HAND, saturation=1.05, finish="comic"),
    "horror": replace(
        _PHOTO, curve="print", saturation=0.52, shadows=(0.70, 0.98, 1.06), lights=(0.98, 1.02, 0.98), vignette=0.40,
        grain=0.020, bloom=0.36, wide_bloom=0.34, threshold=0.8, rim=0.8, fill=0.42, occlusion=0.8, defocus=1.2,
        lighting="dread",
    ),
    "documentary": replace(
        _PHOTO, curve="video", saturation=0.88, shadows=(0.99, 1.0, 1.01), vignette=0.0, grain=0.010, bloom=0.06,
        wide_bloom=0.05, threshold=1.6, luminance_mix=0.04, rim=0.10, fill=0.5, defocus=0.12, lighting="honest",
    ),
    "vhs": replace(
        _PHOTO, saturation=1.04, shadows=(1.03, 0.98, 1.04), lights=(1.04, 1.0, 0.96), vignette=0.05, grain=0.0,
        bloom=0.5, wide_bloom=0.2, threshold=0.9, rim=0.15, defocus=0.15, finish="tape",
    ),
    "sepia": replace(_OLD, finish="old_film.sepia"),
    "silent_film": replace(_OLD, finish="old_film.silent"),
    "cyberpunk": replace(
        _PHOTO, curve="print", saturation=1.24, shadows=(0.66, 0.90, 1.34), lights=(1.10, 0.90, 1.06), vignette=0.22,
        grain=0.008, bloom=0.60, wide_bloom=0.44, threshold=0.78, rim=1.0, luminance_mix=0.04, lighting="neon",
    ),
    "steampunk": replace(
        _PHOTO, curve="print", saturation=0.80, shadows=(1.14, 0.94, 0.70), lights=(1.08, 1.0, 0.80), vignette=0.26,
        grain=0.010, bloom=0.50, wide_bloom=0.46, threshold=0.85, rim=0.7, lighting="brass", matter="brass",
    ),
    "cgi": replace(
        _PHOTO, curve="film", saturation=1.12, shadows=(1.02, 1.0, 1.06), lights=(1.03, 1.0, 0.97), vignette=0.04,
        grain=0.0, bloom=0.26, wide_bloom=0.24, luminance_mix=0.03, rim=0.9, fill=1.15, occlusion=0.65,
        drawn=True, round=True, portrait=0.6, sky="drawn", lighting="clean", matter="plastic",
    ),
    "puppet": replace(
        _PHOTO, saturation=1.08, shadows=(1.05, 0.99, 0.96), lights=(1.04, 1.0, 0.93), vignette=0.16, grain=0.0,
        rim=0.35, occlusion=0.8, bloom=0.2, defocus=1.9, drawn=True, round=True, portrait=0.60,
        lighting="tabletop", matter="felt",
    ),
}  # fmt: skip


def style(name: str) -> Style:
    """The row of a style; an unknown name is photoreal."""
    return _STYLES.get(name, _PHOTO)
