"""Files that anybody may have written: refused with a sentence, quickly, and never followed."""

import json
import struct
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.interchange import InterchangeFiles
from studio.interchange.back import ReturnedFiles
from studio.interchange.back.times import counted, exact, rational
from tests.interchange.cutting import plain

RATE = FrameRate(Fraction(24))
NTSC = FrameRate(Fraction(30000, 1001))

_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE fcpxml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<fcpxml version="1.10"><library>&c;</library></fcpxml>"""
_OUTSIDE = """<?xml version="1.0"?><!DOCTYPE fcpxml [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<fcpxml version="1.10"><library>&a;</library></fcpxml>"""
_CLIP = '{"OTIO_SCHEMA": "Clip.1", "name": "x"}'

HOSTILE: dict[str, tuple[str, str]] = {
    "laughs.fcpxml": (_LAUGHS, "holds entities"),
    "laughs.xml": (_LAUGHS, "holds entities"),
    "outside.fcpxml": (_OUTSIDE, "holds entities"),
    "deep.xml": ("<xmeml>" + "<a>" * 3000 + "</a>" * 3000 + "</xmeml>", "nests without end"),
    "cut.fcpxml": ("<fcpxml version='1.10'><resources><asset id='r1' name='a'", "is damaged"),
    "other.fcpxml": ("<html><body>no</body></html>", "is no FCPXML"),
    "other.xml": ("<html><body>no</body></html>", "is no XML of Final Cut"),
    "none.fcpxml": ("<fcpxml version='1.10'><resources/></fcpxml>", "holds no sequence"),
    "none.xml": ("<xmeml version='5'><bin/></xmeml>", "holds no sequence"),
    "empty.otio": ("", "is empty"),
    "empty.edl": (" \n", "is empty"),
    "cut.otio": ('{"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "chil', "is damaged"),
    "deep.otio": ("[" * 100_000, "is damaged"),
    "other.otio": ('{"a": 1}', "is no timeline"),
    "clip.otio": (_CLIP, "is no timeline"),
    "list.otio": ("[1, 2]", "is no timeline"),
    "other.edl": ("Dear editor,\nsee you soon.", "holds no events"),
    "big.xml": ("<xmeml><sequence><media><video><track><clipitem><start>9" + "9" * 39 + "</start></clipitem></track>"
                "</video></media></sequence></xmeml>", "is damaged"),
    "zero.fcpxml": ("<fcpxml version='1.10'><project><sequence tcStart='1/0s'><spine/></sequence></project></fcpxml>",
                    "is damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    text, what = HOSTILE[name]
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=what):
        ReturnedFiles().read(tmp_path / name, RATE)


def test_times_that_no_timeline_has(tmp_path: Path) -> None:
    InterchangeFiles().write(plain(), tmp_path / "a.otio")
    whole = json.loads((tmp_path / "a.otio").read_text("utf-8"))
    for value in (float("inf"), float("nan"), 1e300):
        whole["tracks"]["children"][0]["children"][0]["source_range"]["duration"]["value"] = value
        (tmp_path / "b.otio").write_text(json.dumps(whole), "utf-8")
        with pytest.raises(InputError):
            ReturnedFiles().read(tmp_path / "b.otio", RATE)


@pytest.mark.parametrize("names", [(), ("other.txt",)])
def test_a_bundle_without_a_timeline(tmp_path: Path, names: tuple[str, ...]) -> None:
    with zipfile.ZipFile(tmp_path / "a.otioz", "w") as bundle:
        for name in names:
            bundle.writestr(name, "a")
    with pytest.raises(InputError, match="holds no timeline"):
        ReturnedFiles().read(tmp_path / "a.otioz", RATE)
    (tmp_path / "b.otioz").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="is damaged"):
        ReturnedFiles().read(tmp_path / "b.otioz", RATE)


def test_a_bundle_that_swells(tmp_path: Path) -> None:
    path = tmp_path / "a.otioz"
    for size, what in ((300 << 20, "a timeline of 300 MB"), (10, "is damaged")):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("content.otio", b" " * (1 << 20))
        data = bytearray(path.read_bytes())
        struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)  # what the directory says of it
        path.write_bytes(data)
        with pytest.raises(InputError, match=what):
            ReturnedFiles().read(path, RATE)


@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml", ".edl"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0.0, 1.0), flips=st.lists(st.tuples(st.floats(0.0, 1.0), st.integers(0, 255)), max_size=4))
def test_what_is_torn_or_spoilt_is_read_or_refused(
    tmp_path: Path, suffix: str, share: float, flips: list[tuple[float, int]]
) -> None:
    path = tmp_path / f"a{suffix}"
    if not path.exists():
        InterchangeFiles().write(plain(), path)
    data = bytearray(path.read_bytes())
    data = data[: int(len(data) * share)]
    for place, value in flips:
        if data:
            data[int(place * (len(data) - 1))] = value
    (tmp_path / f"b{suffix}").write_bytes(data)
    try:
        ReturnedFiles().read(tmp_path / f"b{suffix}", RATE)
    except InputError as exc:
        assert exc.what.startswith(f"b{suffix}")


def test_times_of_other_programs() -> None:
    assert rational("1001/24000s") == Fraction(1001, 24000)
    assert rational(" 5s") == 5
    for wrong in ("1/0s", "a", "", "9" * 30):
        with pytest.raises(ValueError, match="the time"):
            rational(wrong)
    assert exact(23.976) == Fraction(24000, 1001)
    assert exact(29.97002997) == Fraction(30000, 1001)
    assert exact(24.0) == 24
    assert counted("00:01:00;02", NTSC, drop=True) == 1800
    assert counted("00:10:00;00", NTSC, drop=True) == 17982
    assert counted("01:00:00:00", NTSC, drop=False) == 108_000
