"""Makes ``compositor_sheet.jpg`` beside it: transitions, places, grades and words, as the compositor makes them today.

Run it from the checkout with ``python -m tests.goldens.compositor_sheet`` whenever the picture changes, and look at it.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from studio.compositor import FilmCompositor
from studio.core.progress import CancelToken, silent
from studio.ports.compositor import Crossing, Layer, Lut, Picture, Placement, Row
from studio.ports.engine import ShotRequest
from studio.ports.reading import ReadOptions
from studio.project.timeline.clip import TRANSITIONS
from studio.project.timeline.look import Crop, Grade
from studio.project.timeline.title import SUBTITLE, Style, Title
from studio.reading import TextReader
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.render import Renderer

HERE = Path(__file__).resolve().parent
SHEET = HERE / "compositor_sheet.jpg"
RESOURCES = HERE.parents[1] / "resources"
SIZE = (640, 360)
COLUMNS = 4

PROMPTS = ("A knight walks through a snowy town at dusk.", "A red robot dances in a sunny park.")
MOMENTS = (0.2, 0.5, 0.8)

TITLES = {
    "title, Japanese": Title(text="雨上がりの午後\n第一話"),
    "title, Inter 700": Title(text="The Last Train Home", style=Style(font="Inter", size=0.11)),
    "outline, shadow": Title(
        text="夜の海", style=Style(size=0.25, outline=0.012, outline_color="#b02038", shadow=0.02)
    ),
    "box, start": Title(
        text="Chapter 2\n海辺の町で",
        style=Style(size=0.08, weight=500, box="#10141ac0", align="start", across="start", shadow=0.0),
    ),
    "end, tracking": Title(text="THE END", style=Style(font="Inter", tracking=0.02, align="end", across="end")),
    "subtitle, Japanese": Title(
        text="「そんなこと、言ってないよ。」彼女はちょっと笑って、コーヒーを飲み干した。", style=SUBTITLE
    ),
    "subtitle, English": Title(
        text="I never said that, she laughed, finished her coffee and walked out into the rain.", style=SUBTITLE
    ),
    "vertical": Title(
        text="「春は、あけぼの。」\nラーメン一杯12円！？（税込）\n2026年、Tokyo 駅で…",
        style=Style(vertical=True, size=0.1, weight=500, align="start"),
    ),
    "vertical subtitle": Title(
        text="ちょっと待って、もう行っちゃうの？", style=Style(vertical=True, size=0.07, weight=500, across="end")
    ),
    "vertical, wrapped": Title(
        text="吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所で"
        "ニャーニャー泣いていた事だけは記憶している。",
        style=Style(vertical=True, size=0.09, weight=400, align="start"),
    ),
    "shrunk to fit": Title(text="吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。" * 12),
    "no such letters": Title(text="😀 と 한국 と אב", style=Style(size=0.12)),
}


def frames() -> list[Picture]:
    """One frame of each prompt, as the stage films it."""
    engine, reader = StageEngine(RESOURCES), TextReader(RESOURCES)
    made: list[Picture] = []
    for prompt in PROMPTS:
        request = ShotRequest(scene=reader.read(prompt, ReadOptions()).scene, size=(1280, 720), quality="draft", seed=1)
        shot = engine.stage(request, silent, CancelToken())
        assert isinstance(shot, StagePerformance)
        moment = shot.moment(0.35 * request.rate.seconds(shot.frame_count))
        picture = np.asarray(Image.fromarray(Renderer(shot.world, request.size, "draft", meter=moment).render(moment)))
        solid = np.full((*picture.shape[:2], 4), 255, np.uint8)
        solid[..., :3] = picture[..., 2::-1]
        made.append(solid)
    return made


def warm_table() -> Lut:
    """A table that makes shadows teal and lights orange."""
    steps = np.linspace(0.0, 1.0, 17)
    cube = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1)
    luma = cube @ np.array([0.2126, 0.7152, 0.0722])
    push = np.array([0.10, 0.01, -0.12]) * (luma[..., None] - 0.4) * 2.0
    return np.clip(cube + push, 0.0, 1.0).astype(np.float32)


def tiles(compositor: FilmCompositor) -> Iterator[tuple[str, Picture]]:
    """(name, picture) of everything on the sheet."""
    one, two = frames()

    def _shown(*rows: Row) -> Picture:
        return compositor.compose(rows, SIZE)

    small = [_shown(Layer(picture=picture)) for picture in (one, two)]
    below, above = (Layer(picture=picture) for picture in small)
    for kind in TRANSITIONS[:-1]:
        for part in MOMENTS:
            crossing = Crossing(kind=kind, part=part, leaving=below, coming=above, color="#f2efe6")
            yield f"{kind} {part}", _shown(crossing)
    yield "dissolve from nothing 0.5", _shown(Crossing(kind="dissolve", part=0.5, leaving=None, coming=above))
    yield "wipe to nothing 0.5", _shown(below, Crossing(kind="wipe_right", part=0.5, leaving=above, coming=None))
    places = {
        "scale 0.4, turned 15, opacity 0.8": Placement(x=0.2, y=-0.1, scale=0.4, rotation=15.0, opacity=0.8),
        "scale 1.4, moved": Placement(x=0.1, scale=1.4),
        "cropped, scale 0.9": Placement(scale=0.9, crop=Crop(left=0.2, right=0.3, top=0.1)),
        "turned 90": Placement(rotation=90.0),
    }
    for name, placement in places.items():
        yield name, _shown(below, Layer(picture=two, placement=placement))
    tall = np.ascontiguousarray(two[:, 400:800])
    yield "a tall picture", _shown(Layer(picture=tall))
    grades = {
        "exposure +1": Grade(exposure=1.0),
        "exposure -1.5": Grade(exposure=-1.5),
        "lift blue, gain red": Grade(lift=(0.0, 0.02, 0.12), gain=(1.15, 1.0, 0.9)),
        "gamma 1.6": Grade(gamma=(1.6, 1.6, 1.6)),
        "saturation 0": Grade(saturation=0.0),
        "saturation 1.8": Grade(saturation=1.8),
    }
    for name, grade in grades.items():
        yield name, _shown(Layer(picture=small[1], grade=grade))
    yield "table", _shown(Layer(picture=small[1], lut=warm_table()))
    yield "table, half", _shown(Layer(picture=small[1], lut=warm_table(), grade=Grade(lut_strength=0.5)))
    dusk = Grade(exposure=-2.0)
    for k, (name, title) in enumerate(TITLES.items()):
        below = Layer(picture=small[k % 2], grade=dusk)
        yield name, _shown(below, Layer(picture=compositor.title(title, SIZE)))


def main() -> None:
    """Make everything and write the sheet."""
    made = list(tiles(FilmCompositor(RESOURCES)))
    width, height = SIZE[0] // 2 + 4, SIZE[1] // 2 + 20
    rows = -(-len(made) // COLUMNS)
    sheet = Image.new("RGB", (width * COLUMNS, height * rows), "#16181c")
    draw = ImageDraw.Draw(sheet)
    for k, (name, picture) in enumerate(made):
        x, y = (k % COLUMNS) * width, (k // COLUMNS) * height
        tile = Image.fromarray(np.ascontiguousarray(picture[..., 2::-1]))
        sheet.paste(tile.resize((SIZE[0] // 2, SIZE[1] // 2), Image.Resampling.LANCZOS), (x, y + 16))
        draw.text((x + 2, y + 2), name, fill="#d8dade")
    sheet.save(SHEET, quality=90)


if __name__ == "__main__":
    main()
