"""``ekonte read``: how prompts are understood."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console
from studio.cli.choices import Json, Language, Style
from studio.cli.doors import doors
from studio.project.scene import Reading, Subject
from studio.project.scene_json import to_json


def read(
    context: typer.Context,
    prompts: Annotated[
        list[str] | None, typer.Argument(metavar="PROMPT…", help="What to see and hear; each prompt is a shot.")
    ] = None,
    script: Annotated[Path | None, typer.Option("--script", help="Read a script instead.")] = None,
    style: Style = None,
    language: Language = None,
    model: Annotated[
        str, typer.Option("--model", metavar="ID|FOLDER|FAMILY", help="Show what this model would be told, too.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Show how prompts or a script are read: who, where, when, how filmed, and what was not understood."""
    from studio import api

    studio = doors(context).studio()
    found = api.read(*(prompts or ()), script=script, style=style, language=language, studio=studio)
    for reading in found:
        told = studio.neural.told(model, reading.scene) if model else None
        if as_json:
            record = to_json(reading)
            console.json_line(record if told is None else {**record, "told": {"prompt": told[0], "avoid": told[1]}})
        else:
            console.result(_in_words(reading))
            if told is not None:
                console.result(f"  told    {told[0]}" + (f"\n  avoids  {told[1]}" if told[1] else ""))
            console.notes(reading.notes, "  ")


_MOTIONS = {"slow": ", slow motion", "fast": ", fast motion"}


def _in_words(reading: Reading) -> str:
    scene, camera = reading.scene, reading.scene.camera
    lines = [
        reading.prompt.strip(),
        *(f"  who     {_subject(subject)}" for subject in scene.subjects),
        f"  where   {', '.join([scene.place, *scene.surroundings])}",
        f"  when    {scene.time_of_day}, {scene.weather}",
        f"  camera  {camera.move}, {camera.shot_size}, {camera.angle}, {camera.speed}{_MOTIONS.get(camera.motion, '')}",
        f"  style   {scene.style}",
        *(f"  says    {line.speaker} ({line.language}, {line.tone}): {line.text}" for line in scene.dialogue),
    ]
    if scene.sounds:
        lines.append(f"  sounds  {', '.join(scene.sounds)}")
    if scene.music:
        lines.append(f"  music   {scene.music.genre}, {scene.music.mood}")
    return "\n".join(lines)


def _subject(subject: Subject) -> str:
    count = f"{subject.count} × " if subject.count > 1 else ""
    name = f" {subject.name}" if subject.name else ""
    actions = " → ".join((subject.action, *subject.then))
    attributes = ", ".join(f"{key} {value}" for key, value in subject.attributes.items())
    return f"{count}{subject.kind}{name}: {actions}" + (f" ({attributes})" if attributes else "")
