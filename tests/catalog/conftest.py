"""A catalogue of its own for each test: one small family, a hub, and nothing of this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.catalog import ModelCatalogue
from tests.fakes.hub import FakeHub, hub
from tests.fakes.weights import pipeline

MANIFEST = """
id = "small"
family = "wan"
name = "Small"
pipeline = "WanPipeline"
capabilities = ["text", "lora"]
precision = "bfloat16"
precisions = ["bfloat16", "fp8", "gguf"]
prompt_style = "caption"

[summary]
en = "For tests."
ja = "試験用です。"

[source]
repository = "maker/small"
patterns = ["model_index.json", "scheduler/*", "transformer/*", "vae/*"]

[licence]
name = "Terms"
url = "https://example.org"
accept = true
not_in = ["US"]

[licence.terms]
en = ["Be kind."]
ja = ["親切に。"]

[makes]
default_size = [832, 480]
sizes = [[832, 480]]
longest_side = 832
size_step = 16
frame_step = 4
rate = "16"
longest_frames = 81

[parameters]
transformer = 14.0
text_encoder = 5.7
vae = 0.1

[shape]
temporal = 4
spatial = 8
patch = 2
width = 5120
layers = 40
decoder = 1200
window = 4

[[schedules]]
name = "standard"
steps = 40
guidance = 4.0
"""


@pytest.fixture
def fake_hub() -> Iterator[FakeHub]:
    with hub() as own:
        own.repositories["maker/small"] = {**pipeline(), "README.md": b"# Small", "other/huge.safetensors": b"x" * 99}
        yield own


@pytest.fixture
def manifests(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    (folder / "wan").mkdir(parents=True)
    (folder / "wan" / "small.toml").write_text(MANIFEST, "utf-8")
    return folder


@pytest.fixture
def environment() -> dict[str, str]:
    return {}


@pytest.fixture
def catalogue(tmp_path: Path, manifests: Path, fake_hub: FakeHub, environment: dict[str, str]) -> ModelCatalogue:
    return ModelCatalogue(
        manifests,
        tmp_path / "weights",
        tmp_path / "models.json",
        endpoint=fake_hub.address,
        environment=environment,
        home=tmp_path / "home",
        patience=(0.0, 0.0),
    )
