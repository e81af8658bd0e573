"""Scripts: paragraphs, Fountain's syntax, and a cast that stays itself from shot to shot."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import ScriptError
from studio.ports.reading import ReadOptions
from studio.project.scene import Reading
from studio.reading import TextReader
from studio.reading.fountain import read_fountain
from tests.reading.conftest import RESOURCES

SCREENPLAY = """Title: A Test
Author: Somebody

# Act one

= They meet.

EXT. BEACH - SUNSET

SARAH, a young woman in a red coat, walks along the water. A dog runs beside her. [[needs waves]]

SARAH
(softly)
It is *so* quiet.

Slow dolly in. Sarah looks at the sea.

CUT TO:

INT. CAFE - NIGHT

/* JOHN sings a song
in the boneyard */
JOHN (70) sits on a chair. Sarah laughs.

JOHN (CONT'D)
Shall we go?
(shouting)
Now!

SARAH (V.O.)
I never did.

.SNOWY FOREST - DAWN

!EXT is a word here, and a wolf howls at the moon.

@McAvoy
We are lost.
"""


def read_text(reader: TextReader, tmp_path: Path, text: str, name: str = "a.fountain") -> tuple[Reading, ...]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return reader.read_script(path, ReadOptions())


def test_a_screenplay(reader: TextReader, tmp_path: Path) -> None:
    shots = read_text(reader, tmp_path, SCREENPLAY)
    assert [shot.scene.place for shot in shots] == ["beach", "beach", "cafe", "forest"]
    assert [shot.scene.time_of_day for shot in shots] == ["sunset", "sunset", "night", "dawn"]
    first, second, third, fourth = shots
    sarah = first.scene.subjects[0]
    assert (sarah.name, sarah.kind, sarah.attributes["clothing"]) == ("SARAH", "young_woman", "red coat")
    assert {subject.kind for subject in first.scene.subjects} == {"young_woman", "dog"}
    assert [(line.speaker, line.text, line.tone) for line in first.scene.dialogue] == [
        ("SARAH", "It is so quiet.", "soft")
    ]
    assert second.scene.camera.move == "dolly_in"
    assert second.scene.subjects[0].attributes["clothing"] == "red coat"
    assert second.scene.subjects[0].action == "look"
    john = next(subject for subject in third.scene.subjects if subject.name == "JOHN")
    assert (john.kind, john.attributes["age"]) == ("old_man", "old")
    assert [(line.speaker, line.text, line.tone, line.subject >= 0) for line in third.scene.dialogue] == [
        ("JOHN", "Shall we go?", "neutral", True),
        ("JOHN", "Now!", "shout", True),
        ("SARAH", "I never did.", "neutral", False),
    ]
    assert fourth.scene.weather == "snow"
    assert fourth.scene.dialogue[0].speaker == "McAvoy"


def test_what_is_not_filmed_is_left_out() -> None:
    play = read_fountain(SCREENPLAY)
    everything = " ".join(" ".join(shot.action) + shot.heading for shot in play.shots)
    for word in ("boneyard", "waves", "They meet", "Act one", "Somebody", "CUT TO"):
        assert word not in everything
    assert play.title == {"title": "A Test", "author": "Somebody"}


def test_japanese_marks(reader: TextReader, tmp_path: Path) -> None:
    shots = read_text(
        reader,
        tmp_path,
        "○海辺・夕方\n\n青いシャツを着た健太(24)が走る。\n\n健太「おーい!」\n\n○喫茶店・夜\n\n健太と美咲が座る。\n\n美咲(静かに)「来たんだね」\n",
    )
    assert [(shot.scene.place, shot.scene.time_of_day) for shot in shots] == [("beach", "dusk"), ("cafe", "night")]
    kenta = shots[0].scene.subjects[0]
    assert (kenta.name, kenta.kind, kenta.attributes["clothing"]) == ("健太", "young_man", "blue shirt")
    assert shots[0].scene.dialogue[0].text == "おーい!"
    assert [subject.name for subject in shots[1].scene.subjects] == ["健太", "美咲"]
    assert shots[1].scene.subjects[0].attributes["clothing"] == "blue shirt"
    assert (shots[1].scene.dialogue[0].speaker, shots[1].scene.dialogue[0].tone) == ("美咲", "soft")


def test_the_hour_and_the_weather_stay_within_a_scene(reader: TextReader, tmp_path: Path) -> None:
    shots = read_text(
        reader,
        tmp_path,
        "EXT. STREET - NIGHT\n\nRain falls. A man walks.\n\nA dog barks at the man by a wall.\n\n"
        "EXT. PARK - DAY\n\nA girl sings.\n",
    )
    assert [shot.scene.weather for shot in shots] == ["rain", "rain", "clear"]
    assert [shot.scene.time_of_day for shot in shots] == ["night", "night", "noon"]


def test_plain_text_is_a_shot_a_paragraph(reader: TextReader, tmp_path: Path) -> None:
    shots = read_text(reader, tmp_path, "夕焼けの海辺を\n走る犬\n\n# a remark\n\nA cat sleeps.\n", "a.txt")
    assert [shot.scene.subjects[0].kind for shot in shots] == ["dog", "cat"]
    assert [shot.language for shot in shots] == ["ja", "en"]


def test_plain_text_without_empty_lines_is_a_shot_a_line(reader: TextReader, tmp_path: Path) -> None:
    assert len(read_text(reader, tmp_path, "A dog runs.\nA cat sleeps.\n", "a.txt")) == 2


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xff\xfe\x00", b"\x80abc", b"abc\x00def", b"/* all cut */"])
def test_a_file_that_is_no_script_is_refused(reader: TextReader, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.fountain"
    path.write_bytes(data)
    with pytest.raises(ScriptError):
        reader.read_script(path, ReadOptions())


def test_a_missing_script_is_refused(reader: TextReader, tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"nothing\.txt"):
        reader.read_script(tmp_path / "nothing.txt", ReadOptions())


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([*SCREENPLAY.split("\n"), "(", "@", ">", ".", "!", "「", "健太「", "~la", "==="]),
        max_size=30,
    )
)
def test_any_order_of_lines_is_a_screenplay(lines: list[str]) -> None:
    play = read_fountain("\n".join(lines))
    assert all(not shot.empty for shot in play.shots)


def test_the_sample_reads_as_it_is_meant(reader: TextReader) -> None:
    shots = reader.read_script(RESOURCES / "samples" / "sample.fountain", ReadOptions())
    assert len(shots) == 6
    assert [s.scene.place for s in shots] == ["beach", "schoolyard", "cafe", "street", "road", "forest"]
    assert sum(len(s.scene.dialogue) for s in shots) >= 5
    assert {s.name for shot in shots for s in shot.scene.subjects if s.name} == {"美咲", "健太"}
    assert not [note for shot in shots for note in shot.notes if note.kind != "assumed"]
    dresses = {s.attributes.get("clothing") for shot in shots for s in shot.scene.subjects if s.name == "美咲"}
    assert dresses == {"white dress"}


def test_the_english_sample_reads_as_it_is_meant(reader: TextReader) -> None:
    shots = reader.read_script(RESOURCES / "samples" / "sample_en.fountain", ReadOptions())
    assert [s.scene.place for s in shots] == ["beach", "schoolyard", "cafe", "street", "road", "forest"]
    assert [s.scene.subjects[0].action for s in shots] == ["walk", "shoot_basket", "sit", "walk", "ride", "sit"]
    assert {s.name for shot in shots for s in shot.scene.subjects if s.name} == {"MIA", "KEN"}
    assert sum(len(s.scene.dialogue) for s in shots) == 11
    assert not [note for shot in shots for note in shot.notes if note.kind != "assumed"]
