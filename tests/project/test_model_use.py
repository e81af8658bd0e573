"""The use of a model, written into a recipe and read again."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from studio.core.errors import ProjectError
from studio.project.model_use import LoraUse, ModelUse
from studio.project.model_use_json import model_from_json, model_to_json

USE = ModelUse(
    model="ltx-2-distilled", schedule="two-stage", prompt="A dog runs.", movie="a" * 64, part=(0.5, 1.25),
    sound="b" * 64, loras=(LoraUse(file="x.safetensors", strength=0.5),), settings=MappingProxyType({"steps": 4}),
    size=(768, 512), frame_count=121, mode="resident", precision="bfloat16",
)  # fmt: skip


@pytest.mark.parametrize("use", [USE, replace(USE, part=None, movie="", size=None), None])
def test_what_is_written_is_read(use: ModelUse | None) -> None:
    assert model_from_json(model_to_json(use)) == use


def test_recipes_from_before_movies_could_be_given_are_read() -> None:
    record = model_to_json(USE)
    assert record is not None
    old = {key: value for key, value in record.items() if key not in ("movie", "part", "sound")}
    assert model_from_json(old) == replace(USE, movie="", part=None, sound="")


@pytest.mark.parametrize("part", ["1-2", [1.0], [1.0, "2"], 3])
def test_a_part_that_is_none(part: object) -> None:
    record = model_to_json(USE)
    assert record is not None
    with pytest.raises(ProjectError):
        model_from_json({**record, "part": part})
