"""Cameos out of pictures and recordings that are there: of pets and things, and of people, who must still be asked."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from studio.core.errors import Cancelled, InputError
from studio.core.progress import CancelToken
from studio.media.reader import Readers
from studio.stage.people.portrait.portraitist import StagePortraitist
from studio.workflows.cameo.bringing import bring_person, bring_thing
from tests.fakes.cameo import Acted, ActedParts, picture
from tests.media import wavs

ROOT = Path(__file__).parents[3]


class Desk:
    """What bringing works with: the stage's own portraits (or acted ones), real files."""

    def __init__(self, *, portraits: bool = True) -> None:
        acted = ActedParts()
        self.capture, self.faces, self.voices = acted.capture, acted.faces, acted.voices
        self.shaper, self.ruby, self.consent = acted.shaper, acted.ruby, acted.consent
        self.portraitist = StagePortraitist(ROOT / "resources") if portraits else acted.portraitist
        self.readers = Readers()


def _photo(folder: Path, picture: NDArray[np.uint8]) -> Path:
    file = folder / "photo.png"
    Image.fromarray(picture).save(file)
    return file


def test_a_pet_has_the_colour_of_its_picture_where_light_falls_on_it(tmp_path: Path) -> None:
    seen = np.full((120, 160, 3), (236, 232, 226), np.uint8)
    seen[80:] = (120, 118, 116)  # its shadow side
    desk = Desk()
    kept = bring_thing(
        desk, "pet", "dog", (_photo(tmp_path, seen),), handle="@pochi", name="Pochi", cancel=CancelToken()
    )
    red, green, blue = bytes.fromhex(kept.subject.attributes["color"].split()[0].removeprefix("#"))
    assert kept.subject.kind == "dog"
    assert min(red, green, blue) > 215
    likeness = desk.consent.there[kept.id][1]
    assert likeness.portrait is not None
    assert len(likeness.pictures) == 1


def test_a_picture_with_a_person_in_it_is_no_pets(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a person in the picture"):
        bring_thing(
            Desk(), "pet", "dog", (_photo(tmp_path, picture(Acted())),), handle="@a", name="", cancel=CancelToken()
        )


def photos(folder: Path, *acted: Acted) -> tuple[Path, ...]:
    out: list[Path] = []
    for number, one in enumerate(acted):
        out.append(folder / f"photo{number}.png")
        Image.fromarray(picture(one)).save(out[-1])
    return tuple(out)


def voice(folder: Path, pitch: float = 220.0, seconds: float = 3.0) -> Path:
    at = np.arange(round(48_000 * seconds)) / 48_000
    path = folder / f"voice{pitch:.0f}.wav"
    wavs.write(path, 0.3 * np.sin(2 * np.pi * pitch * at)[:, None])
    return path


def test_a_person_is_brought_and_not_yet_allowed(tmp_path: Path) -> None:
    desk = Desk(portraits=False)
    shown = photos(tmp_path, Acted(yaw=30), Acted(yaw=8), Acted(), Acted(smile=0.8), Acted(pitch=15), Acted(yaw=-25))
    brought = bring_person(desk, shown, (voice(tmp_path),), "en", CancelToken())
    likeness = brought.made.likeness
    names = [name for name, _ in likeness.pictures]
    assert names[0] == "neutral" and sorted(names) == ["left", "neutral", "right", "smile", "up"]
    assert likeness.voice is not None and likeness.portrait is not None and len(likeness.recordings) == 1
    assert np.linalg.norm(likeness.identity) == pytest.approx(1.0)
    assert likeness.voiceprint == pytest.approx(tuple(brought.claim.voiceprints[0]))
    assert len(brought.claim.identities) == 5
    assert brought.made.subject.kind == "woman", "the voice said so"
    assert not desk.consent.there and not desk.consent.entries
    assert desk.voices.released


def test_without_a_voice_it_is_still_a_person(tmp_path: Path) -> None:
    brought = bring_person(Desk(portraits=False), photos(tmp_path, Acted(yaw=12)), (), "ja", CancelToken())
    assert brought.made.likeness.voice is None
    assert not brought.claim.voiceprints
    assert [name for name, _ in brought.made.likeness.pictures] == ["neutral"], "the one that is nearest to the front"


@pytest.mark.parametrize(
    ("shown", "pitches", "what"),
    [
        ((Acted(who=1), Acted(yaw=30, who=3)), (), "not show the same person"),
        ((Acted(count=2),), (), "more than one face"),
        ((Acted(count=0),), (), "No face was found"),
        ((Acted(),), (220.0, 450.0), "not of the same voice"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    shown: tuple[Acted, ...], pitches: tuple[float, ...], what: str, tmp_path: Path
) -> None:
    desk = Desk(portraits=False)
    recordings = tuple(voice(tmp_path, pitch) for pitch in pitches)
    with pytest.raises(InputError, match=what):
        bring_person(desk, photos(tmp_path, *shown), recordings, "en", CancelToken())
    assert not desk.consent.entries


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("a photo of me", "utf-8")
    desk, face = Desk(portraits=False), photos(tmp_path, Acted())
    for shown, heard in (
        ((tmp_path / "notes.txt",), ()),
        ((tmp_path / "gone.png",), ()),
        (face, (tmp_path / "notes.txt",)),
        ((voice(tmp_path),), ()),
    ):
        with pytest.raises(InputError):
            bring_person(desk, shown, heard, "en", CancelToken())


def test_it_can_be_broken_off(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        bring_person(Desk(portraits=False), photos(tmp_path, Acted()), (), "en", cancel)
