"""Captions say all that is said, when it is said, in lines that can be read."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE
from studio.ports.captions import Cue
from studio.ports.engine import PlacedLine
from studio.ports.speech import Speech, Timed
from studio.project.scene import Line
from studio.workflows.captions import cues, srt, vtt, write


def placed(text: str, language: str, words: list[str], at: int = 0, each: int = 12_000) -> PlacedLine:
    timed = tuple(Timed(word, number * each, (number + 1) * each) for number, word in enumerate(words))
    samples = np.zeros(max(1, len(words)) * each, np.float32)
    line = Line(speaker="a", text=text, language=language)
    return PlacedLine(speech=Speech(line=line, samples=samples, words=timed, phonemes=()), sample=at)


LONG = (
    "In 1984 we paid $25 for 3 tickets, and the train left at 10:45 without us because nobody had told the driver "
    "that we were coming back from the coast that night."
)


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_a_long_line_becomes_cues_of_two_lines_that_say_all_of_it() -> None:
    words = re.findall(r"[\w']+", LONG)
    made = cues([placed(LONG, "en", words)])
    assert bare(" ".join(cue.text for cue in made)) == LONG
    assert len(made) > 1
    for cue in made:
        assert cue.text.count("\n") <= 1
        assert max(map(len, cue.text.split("\n"))) <= 50


def test_japanese_is_not_parted_before_a_mark_or_a_small_kana() -> None:
    words = ["昨日の", "夜", "駅前の", "喫茶店で", "三時間も", "待っていたのに", "君は", "結局", "来なかった"]
    text = "昨日の夜、駅前の喫茶店で三時間も待っていたのに、君は結局来なかった。"
    made = cues([placed(text, "ja", words)])
    assert "".join(cue.text.replace("\n", "") for cue in made) == text
    assert all(line[0] not in "、。っゃゅょー" for cue in made for line in cue.text.split("\n"))


def test_a_short_word_stays_long_enough_and_never_over_the_next_or_the_end() -> None:
    made = cues([placed("Hey!", "en", ["Hey"], each=4_800), placed("What?", "en", ["What"], at=20_000, each=4_800)])
    assert [cue.start for cue in made] == [0, 20_000]
    assert made[0].end <= 20_000
    assert made[1].end == 20_000 + SAMPLE_RATE * 5 // 6
    assert cues([placed("Hey!", "en", ["Hey"], each=4_800)], end=10_000)[0].end == 10_000


def test_a_line_that_nobody_can_say_has_no_caption() -> None:
    assert cues([placed("…", "ja", [])]) == []


@given(st.lists(st.tuples(st.text("abc de,.", min_size=1, max_size=120), st.integers(0, 400_000)), max_size=6))
def test_cues_follow_each_other(lines: list[tuple[str, int]]) -> None:
    made = cues([placed(text, "en", text.split(), at) for text, at in lines])
    for cue, after in pairwise(made):
        assert cue.start < cue.end
        assert cue.end <= max(after.start, cue.start + 1)


CUE = Cue(start=72_000, end=SAMPLE_RATE * 3_725, text="R&D <b>\nok")


def test_files_are_written_as_players_want_them(tmp_path: Path) -> None:
    assert srt([CUE]) == "1\n00:00:01,500 --> 01:02:05,000\nR&D <b>\nok\n"
    assert vtt([CUE]) == "WEBVTT\n\n00:00:01.500 --> 01:02:05.000\nR&amp;D &lt;b&gt;\nok\n"
    write(tmp_path / "a.srt", [CUE, replace(CUE, text="次")])
    assert (tmp_path / "a.srt").read_text("utf-8").endswith("\n\n2\n00:00:01,500 --> 01:02:05,000\n次\n")
    with pytest.raises(InputError):
        write(tmp_path / "a.doc", [CUE])
