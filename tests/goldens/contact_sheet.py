"""Makes ``contact_sheet.jpg`` beside it: three frames of every prompt that must work, as the stage films them today;
with ``more``, those of twenty-four further prompts of our own as ``more_contact_sheet.jpg``.

Run it from the checkout with ``python -m tests.goldens.contact_sheet [more] [m01 …]`` whenever the picture changes, and
look at it. A few of them alone go where ``-o`` says.
"""

import argparse
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
TILE = (320, 180)
MOMENTS = (0.08, 0.24, 0.62)
"""Shares of the shot that are shown."""
COLUMNS = 2


def prompts(table: str) -> list[tuple[str, str]]:
    """(id, prompt) of every row."""
    with (HERE / table).open(encoding="utf-8") as file:
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
    asked = argparse.ArgumentParser(description="Film the prompts and lay three frames of each on one sheet.")
    asked.add_argument("which", nargs="*", help="more: our own further prompts; ids: only those, which need -o")
    asked.add_argument("-o", type=Path, help="where the sheet goes")
    said = asked.parse_args()
    stem = "more_" if "more" in said.which else ""
    only = [word for word in said.which if word != "more"]
    if only and said.o is None:
        asked.error("a sheet of a few prompts does not replace the whole one: say where it goes with -o")
    resources = HERE.parents[1] / "resources"
    engine, reader = StageEngine(resources), TextReader(resources)
    rows = [row for row in prompts(f"{stem}prompts.tsv") if not only or row[0] in only]
    width, height = TILE[0] * len(MOMENTS) + 8, TILE[1] + 20
    lines = -(-len(rows) // COLUMNS)
    sheet = Image.new("RGB", (width * COLUMNS, height * lines), "#16181c")
    draw = ImageDraw.Draw(sheet)
    for k, (name, prompt) in enumerate(rows):
        x, y = (k // lines) * width + 4, (k % lines) * height
        sheet.paste(strip(engine, reader, prompt), (x, y + 16))
        draw.text((x + 2, y + 2), f"{name}  {prompt}" if prompt.isascii() else name, fill="#d8dade")
    sheet.save(said.o or HERE / f"{stem}contact_sheet.jpg", quality=88)


if __name__ == "__main__":
    main()
