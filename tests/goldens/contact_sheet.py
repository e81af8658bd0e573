"""Makes ``contact_sheet.jpg`` beside it: three frames of every prompt that must work, as the stage films them today.

Run it from the checkout with ``python -m tests.goldens.contact_sheet`` whenever the picture changes, and look at it.
"""

import csv
from pathlib import Path

from PIL import Image, ImageDraw

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.ports.reading import ReadOptions
from studio.reading import TextReader
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.render import Renderer

HERE = Path(__file__).resolve().parent
SHEET = HERE / "contact_sheet.jpg"
TILE = (320, 180)
MOMENTS = (0.08, 0.24, 0.62)
"""Shares of the shot that are shown."""
COLUMNS = 2


def prompts() -> list[tuple[str, str]]:
    """(id, prompt) of every row."""
    with (HERE / "prompts.tsv").open(encoding="utf-8") as file:
        return [(row["id"], row["prompt"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def strip(engine: StageEngine, reader: TextReader, prompt: str) -> Image.Image:
    """The moments of one prompt, side by side."""
    scene = reader.read(prompt, ReadOptions()).scene
    request = ShotRequest(scene=scene, size=(TILE[0] * 2, TILE[1] * 2), quality="draft", seed=1)
    shot = engine.stage(request, silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    seconds = request.rate.seconds(shot.frame_count)
    renderer = Renderer(shot.world, request.size, request.quality, meter=shot.moment(0.35 * seconds))
    out = Image.new("RGB", (TILE[0] * len(MOMENTS), TILE[1]))
    for k, share in enumerate(MOMENTS):
        frame = Image.fromarray(renderer.render(shot.moment(share * seconds)))
        out.paste(frame.resize(TILE, Image.Resampling.LANCZOS), (TILE[0] * k, 0))
    return out


def main() -> None:
    """Film every prompt and write the sheet."""
    resources = HERE.parents[1] / "resources"
    engine, reader = StageEngine(resources), TextReader(resources)
    rows = prompts()
    width, height = TILE[0] * len(MOMENTS) + 8, TILE[1] + 20
    lines = -(-len(rows) // COLUMNS)
    sheet = Image.new("RGB", (width * COLUMNS, height * lines), "#16181c")
    draw = ImageDraw.Draw(sheet)
    for k, (name, prompt) in enumerate(rows):
        x, y = (k // lines) * width + 4, (k % lines) * height
        sheet.paste(strip(engine, reader, prompt), (x, y + 16))
        draw.text((x + 2, y + 2), f"{name}  {prompt}" if prompt.isascii() else name, fill="#d8dade")
    sheet.save(SHEET, quality=88)


if __name__ == "__main__":
    main()
