"""Draw the small picture of every bundled template with the stage. Run by hand when a template or the stage changes.

::

    .venv/bin/python -m installer.draw_templates [ID …]

Writes ``resources/templates/<id>.jpg`` (224x126): a frame from the middle of the English example, or from its beginning
where the camera travels; draft quality.
Needs pillow, which the studio itself does not.
"""

import sys
from pathlib import Path

from PIL import Image

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.ports.reading import ReadOptions
from studio.project.project import FILM_RATE
from studio.reading import TextReader
from studio.stage.engine import StageEngine
from studio.workflows.writing.templates import Templates

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"

SIZE = (448, 252)
"""Drawn twice as large as it is kept: edges come out smooth."""

KEPT = (224, 126)

TRAVELLING = ("orbit", "crane_up")
"""Moves that soon leave what the shot is about."""


def main(wanted: list[str]) -> None:
    """Draw the templates named, or all."""
    templates = Templates(RESOURCES, RESOURCES / "no templates of one's own")
    reader, engine = TextReader(RESOURCES), StageEngine(RESOURCES)
    for template in templates.all:
        if wanted and template.id not in wanted:
            continue
        scene = reader.read(templates.apply(template, "", "en"), ReadOptions()).scene
        request = ShotRequest(scene=scene, size=SIZE, rate=FILM_RATE, seconds=4.0, seed=3, quality="draft")
        performance = engine.stage(request, silent, CancelToken())
        part = 4 if template.fields.get("camera.move") in TRAVELLING else 2
        frame = next(iter(performance.pictures((performance.frame_count // part,), CancelToken())))
        picture = Image.fromarray(frame).resize(KEPT, Image.Resampling.LANCZOS)
        picture.save(RESOURCES / "templates" / f"{template.id}.jpg", quality=82)
        sys.stdout.write(f"{template.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
