"""Who says what, in which language and tone."""

from collections.abc import Callable

import pytest

from studio.project.scene import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("prompt", "speaker", "text", "language", "tone"),
    [
        ('A man says "Hello there."', "man", "Hello there.", "en", "neutral"),
        ("An old woman whispers “come closer” to a boy", "old_woman", "come closer", "en", "whisper"),
        ('"Stop!" shouts a police officer', "police_officer", "Stop!", "en", "shout"),
        ('A fisherman says "The sea forgets." in a low voice', "fisherman", "The sea forgets.", "en", "low"),
        ("男が「もう一度」と静かに言う", "man", "もう一度", "ja", "soft"),
        ("登山者が「おーい!」と叫ぶ", "mountaineer", "おーい!", "ja", "shout"),
        ("少女が小声で「だめ」と言う", "girl", "だめ", "ja", "whisper"),
        ('女性が「Nice to meet you」と嬉しそうに言う', "woman", "Nice to meet you", "en", "happy"),
        ("A knight says 「参る」", "knight", "参る", "ja", "neutral"),
    ],
)  # fmt: skip
def test_lines(read: Read, prompt: str, speaker: str, text: str, language: str, tone: str) -> None:
    reading = read(prompt)
    assert len(reading.scene.dialogue) == 1
    line = reading.scene.dialogue[0]
    assert (line.speaker, line.text, line.language, line.tone) == (speaker, text, language, tone)
    assert reading.scene.subjects[line.subject].kind == speaker


def test_two_speakers(read: Read) -> None:
    scene = read('A boy asks "Where is it?" and a girl answers "Over there."').scene
    assert [(line.speaker, line.text) for line in scene.dialogue] == [("boy", "Where is it?"), ("girl", "Over there.")]


def test_a_quote_inside_is_not_read_as_part_of_the_scene(read: Read) -> None:
    scene = read('A man says "a dragon burns the castle at night"').scene
    assert [subject.kind for subject in scene.subjects] == ["man"]
    assert scene.time_of_day == "noon"


def test_a_mark_that_never_closes_does_no_harm(read: Read) -> None:
    assert read("犬が「走る").scene.subjects[0].kind == "dog"
    assert read('A dog "runs').scene.subjects[0].kind == "dog"
