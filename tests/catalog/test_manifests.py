"""The manifests that ship, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from studio.catalog import ModelCatalogue, manifest
from studio.core.errors import FaultError, InputError
from studio.core.progress import CancelToken, silent
from studio.diffusion.facts import BY_ID, Facts
from studio.ports.models import Device
from tests.catalog.conftest import MANIFEST

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "models" / "catalogue"
FAMILIES = {folder.name for folder in CATALOGUE.iterdir() if folder.is_dir()}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> ModelCatalogue:
    nowhere = tmp_path_factory.mktemp("nothing")
    return ModelCatalogue(CATALOGUE, nowhere / "w", nowhere / "m", environment={}, home=nowhere)


def test_every_family_has_a_folder_and_a_driver_both_ways() -> None:
    assert set(BY_ID) == FAMILIES


def test_what_the_manifests_say_is_what_the_drivers_drive(shipped: ModelCatalogue) -> None:
    for card in shipped.cards():
        facts = BY_ID[card.family]
        assert not facts.pipelines or card.pipeline in facts.pipelines, card.id
        assert facts.modular == card.modular, card.id
        assert facts.sound == bool({"sound", "sound_out", "music_out"} & set(card.capabilities)), card.id
        assert set(card.capabilities) <= _possible(facts), card.id


def test_every_card_says_what_a_person_must_know(shipped: ModelCatalogue) -> None:
    cards = shipped.cards()
    assert len(cards) >= 30 and len({card.id for card in cards}) == len(cards)
    for card in cards:
        for language in ("en", "ja"):
            assert card.summary[language] and card.licence.terms[language], card.id
            assert len(card.licence.terms["en"]) == len(card.licence.terms[language])
        assert card.licence.url.startswith("https://")
        assert shipped.expected_bytes(card.id) > 0


def test_excluded_regions_are_behind_their_licence(shipped: ModelCatalogue) -> None:
    assert set(shipped.card("minimax-h3").licence.not_in) == {"US", "EU", "GB", "KR"}
    assert shipped.card("ltx-2.5-distilled").schedules[0].steps == 8
    with pytest.raises(InputError, match="not been accepted"):
        shipped.fetch("minimax-h3", False, silent, CancelToken())


def test_every_model_of_pictures_has_a_ladder_that_ends_small(shipped: ModelCatalogue) -> None:
    device = Device(kind="cuda", name="", memory=24 << 30, free=24 << 30, ram=128 << 30, disk=0)
    for card in shipped.cards():
        if card.shape is None:
            continue
        fit = shipped.fit(card.id, card.default_size, card.longest_frames, device)
        assert len(fit.ladder) >= 3 and fit.fits is not None, card.id
        assert fit.ladder[-1].peak_bytes < 16 << 30, card.id


def test_an_unknown_model_is_told_with_near_ones(shipped: ModelCatalogue) -> None:
    with pytest.raises(InputError, match="There is no model") as caught:
        shipped.card("ltx-2.5-destilled")
    assert "ltx-2.5-distilled" in caught.value.todo


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('pipeline = "WanPipeline"\n', "", "pipeline is missing"),
        ('"text", "lora"', '"txt"', "capabilities holds 'txt'"),
        ("steps = 40", "steps = 0", "schedules[0].steps"),
        ("steps = 40", 'steps = "many"', "schedules[0].steps"),
        ("steps = 40", "steps = 40\nsteeps = 3", None),
        ('en = ["Be kind."]', "en = 3", "licence.terms.en"),
        ('not_in = ["US"]', 'not_in = ["America"]', "licence.not_in"),
        ("accept = true", "accept = false", "licence.accept"),
        ('rate = "16"', 'rate = "fast"', "makes.rate"),
        ("longest_frames = 81", "longest_frames = 82", "makes.longest_frames"),
        ("sizes = [[832, 480]]", "sizes = [[830, 480]]", "makes.sizes"),
        ("default_size = [832, 480]", "default_size = [832]", "makes.default_size"),
        ("transformer = 14.0", "brain = 14.0", "parameters.brain"),
        ("patch = 2", "patch = 0", "shape.patch"),
        ('id = "small"', 'id = "other"', "id is"),
        ('precision = "bfloat16"', 'precision = "bf16"', "precision holds 'bf16'"),
        ('repository = "maker/small"', 'repository = "small"', "source.repository"),
        ("[summary]", "[summary", "small.toml"),
    ],
)
def test_a_wrong_manifest_is_told_with_its_field(tmp_path: Path, was: str, becomes: str, says: str | None) -> None:
    assert was in MANIFEST
    file = tmp_path / "wan" / "small.toml"
    file.parent.mkdir()
    file.write_text(MANIFEST.replace(was, becomes, 1), "utf-8")
    with pytest.raises(FaultError) as caught:
        manifest.read(file)
    assert (says or "steeps") in caught.value.what and "small.toml" in caught.value.what


def test_files_stay_inside(tmp_path: Path) -> None:
    file = tmp_path / "wan" / "small.toml"
    file.parent.mkdir()
    for path in ("../x.safetensors", "/etc/x", "a\\\\b"):
        file.write_text(MANIFEST.replace("[licence]", f'[[files]]\npath = "{path}"\n\n[licence]', 1), "utf-8")
        with pytest.raises(FaultError, match=r"files\[0\].path"):
            manifest.read(file)


def _possible(facts: Facts) -> set[str]:
    """All that a family's driver can be asked for."""
    followed = {"control", "depth", "pose"} & set(facts.guides)
    return {
        "text", "sound", "sound_out", "music_out", "image_out", "lora", "upscale", "interpolate", *facts.takes,
        *({"first_last", "keyframes"} & set(facts.guides)), *({"control", "animate"} if followed else ()),
        *({"image"} if facts.image else ()), *({"references"} if facts.shown else ()),
    }  # fmt: skip
