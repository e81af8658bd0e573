"""Signed files, read by somebody else; changed ones, found out."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import DiskError, InputError
from studio.ports.provenance import Ingredient
from studio.provenance import ProvenanceOffice
from tests.provenance.office import CLAIM, file_of, office

INSIDE = ("a.mp4", "a.mov", "a.png", "a.gif", "a.wav", "a.jpg", "a.webp", "a.tiff")
APPENDED = ("a.webm", "a.mkv", "a.exr")
ALONE = """
import c2pa, json, sys
for name in sys.argv[1:]:
    reader = c2pa.Reader(name)
    told = json.loads(reader.json())
    manifest = told["manifests"][told["active_manifest"]]
    failures = [item["code"] for item in told["validation_results"]["activeManifest"]["failure"]]
    print(json.dumps({"state": told["validation_state"], "failures": failures, "manifest": manifest}))
"""


def _read_by_another(*files: Path) -> list[dict[str, object]]:
    """In a process of its own that knows nothing of us."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a signed file of each kind, and the office that signed them beside it."""
    folder = tmp_path_factory.mktemp("seals")
    own, plain, out = office(folder / "own"), folder / "plain", folder / "signed"
    plain.mkdir()
    out.mkdir()
    for name in (*INSIDE, *APPENDED):
        source = file_of(plain, name)
        before = source.read_bytes()
        own.seal(source, out / name, CLAIM)
        assert source.read_bytes() == before
    return folder


def test_an_independent_reader_says_valid(signed: Path) -> None:
    for told in _read_by_another(*(signed / "signed" / name for name in INSIDE)):
        assert told["state"] == "Valid"
        assert told["failures"] == ["signingCredential.untrusted"]
        manifest = json.dumps(told["manifest"], ensure_ascii=False)
        for word in ("digitalsourcetype/algorithmicMedia", "海辺の犬", "c2pa.edited", "componentOf", "@ken", "ab" * 32):
            assert word in manifest


@pytest.mark.parametrize("name", [*INSIDE, *APPENDED])
def test_every_kind_is_verified(signed: Path, name: str) -> None:
    verdict = office(signed / "own").verify(signed / "signed" / name)
    assert (verdict.state, verdict.ai_generated, verdict.trust) == ("valid", True, "own")
    assert verdict.carrier == ("appended" if name in APPENDED else "inside")
    assert verdict.made_with == "Ekonte 1.2.3" and verdict.title == "海辺の犬"
    (take,) = verdict.ingredients
    assert (take.title, take.digest, take.engine, take.cameos) == ("Shot 1, take 2", "ab" * 32, "stage 1.4", ("@ken",))
    assert take.prompt == "犬が海辺を走る。"


def test_what_is_appended_is_passed_over_by_players(signed: Path) -> None:
    for name in APPENDED:
        command = ("ffmpeg", "-v", "error", "-i", str(signed / "signed" / name), "-f", "null", "-")
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert not done.stderr


def test_what_is_appended_to_says_itself_what_it_is(signed: Path, tmp_path: Path) -> None:
    """The record is cut off: what is left still tells, in its own format's words."""
    for name in APPENDED:
        told = (signed / "signed" / name).read_bytes()
        path = tmp_path / name
        path.write_bytes(told[: told.find(b"jumb") - 13])
        verdict = office(signed / "own", blind=True).verify(path)
        assert (verdict.state, verdict.ai_generated, verdict.source) == ("none", True, "algorithmicMedia")
    command = ("ffprobe", "-v", "error", "-show_entries", "format_tags", str(signed / "signed" / "a.webm"))
    assert "digitalsourcetype/algorithmicMedia" in subprocess.run(command, capture_output=True, text=True).stdout


def test_pixels_of_exr_are_the_same(signed: Path) -> None:
    def _decoded(path: Path) -> bytes:
        command = ("ffmpeg", "-v", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "gbrpf32le", "-")
        return subprocess.run(command, capture_output=True, check=True).stdout

    plain = _decoded(signed / "plain" / "a.exr")
    assert plain and _decoded(signed / "signed" / "a.exr") == plain


@given(data=st.data())
def test_one_changed_byte_anywhere(signed: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*INSIDE[:-1], *APPENDED[:2]]))
    told = bytearray((signed / "signed" / name).read_bytes())
    record = told.find(b"jumdc2pa")
    places = st.integers(0, len(told) - 1) | st.integers(record - 60, min(record + 5200, len(told) - 1))
    told[data.draw(places)] ^= data.draw(st.integers(1, 255))
    changed = signed / f"changed{Path(name).suffix}"
    changed.write_bytes(told)
    assert _unseen(signed).verify(changed).state == "tampered"


def _unseen(folder: Path) -> ProvenanceOffice:
    """An office that does not look for marks: they are not what is asked."""
    return office(folder / "own", blind=True)


@pytest.mark.parametrize("name", ["a.mp4", "a.png", "a.webm"])
def test_what_is_cut_off_or_added_is_found_out(signed: Path, name: str) -> None:
    told = (signed / "signed" / name).read_bytes()
    changed = signed / f"longer{Path(name).suffix}"
    for other in (told + b"\x00", told[:-1], told[: len(told) // 2]):
        changed.write_bytes(other)
        assert _unseen(signed).verify(changed).state == ("none" if b"jumdc2pa" not in other else "tampered")


def test_a_remux_leaves_no_signature(signed: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(signed / "signed" / "a.mp4"), "-c", "copy", str(out)], check=True
    )
    assert office(signed / "own").verify(out).state == "none"


def test_somebody_else_is_not_taken_for_oneself(signed: Path, tmp_path: Path) -> None:
    other = office(tmp_path / "other")
    other.rename("Somebody Else")
    other.seal(signed / "plain" / "a.mp4", tmp_path / "b.mp4", CLAIM)
    here = office(signed / "own")
    verdict = here.verify(tmp_path / "b.mp4")
    assert (verdict.state, verdict.trust, verdict.signer) == ("valid", "self_made", "Somebody Else")
    pem = tmp_path / "else.pem"
    pem.write_bytes(other.certificate())
    careful = office(tmp_path / "careful")
    assert other.key().fingerprint in careful.trust(pem)
    assert careful.verify(tmp_path / "b.mp4").trust == "trusted"
    with pytest.raises(InputError):
        careful.trust(signed / "plain" / "a.mp4")


def test_a_take_brings_its_own_past_along(signed: Path, tmp_path: Path) -> None:
    take = signed / "signed" / "a.mp4"
    inner = Ingredient(title="An older film", digest="cd" * 32, source="trained", path=take)
    lost = replace(inner, title="Gone", digest="ef" * 32, path=tmp_path / "gone.mp4")
    own = office(signed / "own")
    own.seal(signed / "plain" / "a.mov", tmp_path / "c.mov", replace(CLAIM, ingredients=(inner, lost)))
    (told,) = _read_by_another(tmp_path / "c.mov")
    assert told["state"] == "Valid" and '"active_manifest"' in json.dumps(told["manifest"])
    verdict = own.verify(tmp_path / "c.mov")
    assert [origin.title for origin in verdict.ingredients] == ["An older film", "Gone"]


def test_a_folder_of_pictures_is_signed_one_by_one(tmp_path: Path) -> None:
    own, source = office(tmp_path / "own"), tmp_path / "pictures"
    source.mkdir()
    for number in range(3):
        shutil.copy(file_of(tmp_path, "a.png"), source / f"film_{number:04}.png")
    (tmp_path / "out").mkdir()
    assert own.seal(source, tmp_path / "out", CLAIM) == ()
    made = sorted((tmp_path / "out").iterdir())
    assert len(made) == 3
    assert all(own.verify(path).state == "valid" for path in made)


@pytest.mark.parametrize("told", [b"", b"\x00", b"Hello, C2PA! urn:c2pa: is how a record is called.\n", bytes(5000)])
def test_files_that_say_nothing(tmp_path: Path, told: bytes) -> None:
    for name in ("a.txt", "a.mp4", "a.png", "a.webm", "nothing"):
        path = tmp_path / name
        path.write_bytes(told)
        verdict = office(tmp_path / "own").verify(path)
        assert (verdict.state, verdict.ai_generated, verdict.signer) == ("none", None, None)


def test_noise_is_no_file(tmp_path: Path) -> None:
    noise = np.random.default_rng(5).integers(0, 256, 4000, np.uint8).tobytes()
    for start in (
        b"\x89PNG\r\n\x1a\n",
        b"\x00\x00\x00\x18ftypisom",
        b"RIFF\x00\x10\x00\x00WAVE",
        b"\xff\xd8\xff",
        b"GIF89a",
    ):
        (tmp_path / "noise").write_bytes(start + noise)
        assert office(tmp_path / "own").verify(tmp_path / "noise").state == "none"


def test_what_a_file_without_signature_says_of_itself(tmp_path: Path) -> None:
    path = file_of(tmp_path, "a.png")
    word = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    path.write_bytes(path.read_bytes() + b"<Iptc4xmpExt:DigitalSourceType>" + word)
    verdict = office(tmp_path / "own").verify(path)
    assert (verdict.state, verdict.ai_generated, verdict.source) == ("none", True, "trainedAlgorithmicMedia")


def test_looking_makes_no_key_and_writes_nothing(signed: Path, tmp_path: Path) -> None:
    assert office(tmp_path / "fresh").verify(signed / "signed" / "a.mp4").trust == "self_made"
    assert not (tmp_path / "fresh").exists()
    for wrong in (tmp_path / "missing.mp4", tmp_path):
        with pytest.raises(InputError):
            office(tmp_path / "fresh").verify(wrong)


def test_what_is_not_whole_is_not_signed(tmp_path: Path) -> None:
    own, path = office(tmp_path / "own"), tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nand no more")
    with pytest.raises(InputError):
        own.seal(path, tmp_path / "out.png", CLAIM)
    with pytest.raises(InputError):
        own.seal(tmp_path / "missing.png", tmp_path / "out.png", CLAIM)
    with pytest.raises(DiskError):
        own.seal(file_of(tmp_path, "a.png"), tmp_path / "no" / "such" / "out.png", CLAIM)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "broken.png", "own"]


FULL = """
import resource, sys
from pathlib import Path
from studio.core.errors import DiskError
from tests.provenance.office import CLAIM, office
own = office(Path(sys.argv[1]) / "own")
own.key()
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
for name in sys.argv[2:]:
    source = Path(sys.argv[1]) / name
    try:
        own.seal(source, source.with_name("out" + source.suffix), CLAIM)
    except DiskError as exc:
        print("told:", exc)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of another kind")
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    names = ("a.mp4", "a.png", "a.webm", "a.wav")
    before = {name: file_of(tmp_path, name).read_bytes() for name in names}
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), *names],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.count("told:") == len(names), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, "own"])
    assert all((tmp_path / name).read_bytes() == told for name, told in before.items())


OFFLINE = """
import sys
from pathlib import Path
from tests.provenance.office import CLAIM, office
folder = Path(sys.argv[1])
own = office(folder / "own")
own.seal(folder / "a.mp4", folder / "out.mp4", CLAIM)
print(own.verify(folder / "out.mp4").state)
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no way to be without a network")
def test_without_a_network(tmp_path: Path) -> None:
    file_of(tmp_path, "a.mp4")
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-c", OFFLINE, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    if "Operation not permitted" in done.stderr and "unshare" in done.stderr:
        pytest.skip("this machine does not let us be without a network")
    assert done.stdout.strip() == "valid", done.stderr
