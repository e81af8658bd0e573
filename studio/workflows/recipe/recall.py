"""A take's file remembers how it was made: what is written into it, and what a dropped file gives back."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from studio.core.errors import InputError, ProjectError, SceneError
from studio.project.document_json import recipe_from_json, recipe_to_json
from studio.project.take import Recipe
from studio.workflows.studio import Studio

MARK = "ekonte-take"
"""Begins every remark of ours, so that a stranger's is not taken for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What a file says of itself: what was written, and the whole recipe."""

    prompt: str
    recipe: Recipe


def remark(recipe: Recipe, prompt: str) -> str:
    """What a take's file carries with it."""
    record = {"prompt": prompt, "recipe": recipe_to_json(recipe)}
    return f"{MARK} {json.dumps(record, ensure_ascii=False, separators=(',', ':'))}"


def recall(studio: Studio, file: Path) -> Recalled:
    """How a take's file was made.

    Raises:
        InputError: it is not a movie, or not a take of this studio, or its remark is damaged.
    """
    text = studio.media.remark(file)
    if not text.startswith(f"{MARK} "):
        raise InputError(
            f"{file.name} does not say how it was made.",
            todo="Takes of Ekonte do, unless another program has written the file again.",
        )
    try:
        record = json.loads(text.removeprefix(f"{MARK} "))
        if not isinstance(record, dict):
            raise ValueError("not a record")
        fields = cast(dict[str, object], record)
        return Recalled(prompt=str(fields.get("prompt", "")), recipe=recipe_from_json(fields.get("recipe")))
    except (ValueError, ProjectError, SceneError) as exc:
        raise InputError(f"What {file.name} says of how it was made is damaged.") from exc
