"""Has every kernel of the compositor compiled and kept on disk: ten seconds on a new machine, one on any other."""

from pathlib import Path

import numpy as np

from studio.compositor.compositor import FilmCompositor
from studio.ports.compositor import Crossing, Layer, Placement, Row
from studio.project.timeline.look import Grade
from studio.project.timeline.title import Style, Title

_SIZE = (64, 36)


def warm(resources: Path) -> None:
    """Make one small picture of everything that a picture can hold."""
    compositor = FilmCompositor(resources)
    picture = np.full((_SIZE[1], _SIZE[0], 4), 255, np.uint8)
    clear = picture.copy()
    clear[:, ::2, 3] = 100
    title = compositor.title(Title(text="あ", style=Style(outline=0.01, box="#000000")), _SIZE)
    rows: list[Row] = [
        Layer(picture=picture, grade=Grade(exposure=1.0)),
        Layer(picture=picture, grade=Grade(saturation=0.5)),
        Crossing(kind="dissolve", part=0.5, leaving=Layer(picture=picture), coming=Layer(picture=clear)),
        Layer(picture=title),
        Layer(picture=picture, placement=Placement(scale=0.7)),
        Layer(picture=clear, placement=Placement(scale=0.4)),
        Layer(picture=clear, placement=Placement(scale=0.4, rotation=10.0)),
    ]
    for row in rows:
        compositor.compose([row], _SIZE)
