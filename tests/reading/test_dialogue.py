"""Who says what, in which language and tone."""

from collections.abc import Callable

import pytest

from studio.ports.speech import LONGEST_LINE
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


@pytest.mark.parametrize(
    ("prompt", "tone"),
    [
        ('A judge says coldly, "This court finds you guilty."', "cold"),
        ('A surgeon says calmly, "Let\'s begin."', "calm"),
        ('"Are we there yet?" whines a little girl', "annoyed"),
        ('A detective mutters "She was never coming back."', "mutter"),
        ('A man says under his breath, "Idiot."', "mutter"),
        ('A fox says "Got any jam?" in a cheeky voice', "playful"),
        ('A boy says shyly, "I like you."', "shy"),
        ('An old man says in a hoarse voice, "Water."', "hoarse"),
        ('A girl sobs, "I want to go home."', "tearful"),
        ('"Who is there?" a boy says, his voice shaking', "scared"),
        ('A scared girl says "Don\'t leave me."', "scared"),
        ('A woman pleads "Please don\'t go."', "pleading"),
        ('A man laughs and says "You got me."', "laughing"),
        ('A woman says in a flat voice "Okay."', "deadpan"),
        ('The sergeant barks at the soldiers "Move!"', "shout"),
        ('A man calls a waiter and says "The bill, please."', "neutral"),
        ('A woman says "Hello." and laughs', "neutral"),
        ('A calm narrator says, "Patience always pays."', "calm"),
    ],
)
def test_how_a_line_is_said(read: Read, prompt: str, tone: str) -> None:
    assert [line.tone for line in read(prompt).scene.dialogue] == [tone]


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


@pytest.mark.parametrize(
    ("prompt", "speaker", "text", "kinds"),
    [
        ("朝の海。ナレーション「それは静かな朝だった」", "narrator", "それは静かな朝だった", []),
        ("語り手が「昔々」と言う。老人が山道を歩く", "narrator", "昔々", ["old_man"]),
        ("ナレーター：「昔々」。老人が山道を歩く", "narrator", "昔々", ["old_man"]),
        ("老人が山道を歩く。「昔々」というナレーションが流れる", "narrator", "昔々", ["old_man"]),
        ("女性のナレーションで「昔々」と流れる。老人が山道を歩く", "woman_narrator", "昔々", ["old_man"]),
        ("画面の外から女性の声「帰っておいで」。少年が部屋に座る", "woman", "帰っておいで", ["boy"]),
        ('A lighthouse at dawn. The narrator says "A quiet morning."', "narrator", "A quiet morning.", []),
        ('A woman walks on the beach. Narrator: "It was spring."', "narrator", "It was spring.", ["woman"]),
        ('A woman walks on the beach. Voice-over: "It was spring."', "narrator", "It was spring.", ["woman"]),
        ('In voice-over, a man says "I left." A car drives through the desert', "man_narrator", "I left.", ["car"]),
        ('A dog runs on the beach while a voiceover says "He ran."', "narrator", "He ran.", ["dog"]),
        ('"It was spring," says the narrator. A woman walks on the beach', "narrator", "It was spring", ["woman"]),
        ('A woman\'s voice says "come home" off screen. A boy sits in a room', "woman", "come home", ["boy"]),
    ],
)
def test_who_tells_the_story_is_not_in_the_picture(
    read: Read, prompt: str, speaker: str, text: str, kinds: list[str]
) -> None:
    scene = read(prompt).scene
    assert [(line.speaker, line.subject, line.text) for line in scene.dialogue] == [(speaker, -1, text)]
    assert [subject.kind for subject in scene.subjects] == kinds
    assert all(subject.action != "talk" for subject in scene.subjects)


def test_a_narrator_may_whisper_and_others_speak_too(read: Read) -> None:
    scene = read('A man says "Who is there?" The narrator whispers "Nobody." A woman says "Only me."').scene
    assert [(line.speaker, line.tone) for line in scene.dialogue] == [
        ("man", "neutral"), ("narrator", "whisper"), ("woman", "neutral"),
    ]  # fmt: skip


def test_a_sentence_may_end_inside_its_quotation(read: Read) -> None:
    scene = read('A man says "You never listen." A woman says "You never talk!" The man leaves').scene
    assert [line.speaker for line in scene.dialogue] == ["man", "woman"]
    (line,) = read('A woman runs away. "Stay!" shouts a man').scene.dialogue
    assert line.speaker == "man"


@pytest.mark.parametrize(
    "prompt",
    [
        'A man and a woman argue in a kitchen. The man says "You never listen." The woman says "You never talk!"',
        "男と女が口論する。男が「聞いてくれ」と言い、女が「もう嫌」と言う",
    ],
)
def test_who_argues_is_angry(read: Read, prompt: str) -> None:
    assert [(line.speaker, line.tone) for line in read(prompt).scene.dialogue] == [("man", "angry"), ("woman", "angry")]


@pytest.mark.parametrize(
    ("prompt", "whole"),
    [
        (f'A man says "{"We go on and on. " * 200}"', "We go on and on."),
        (f"男が「{'どこまでも行く。' * 400}」と言う", "どこまでも行く。"),
        (f'A man says "{"on and " * 400}on"', ("and", "on")),
        (f'A man says "{"a" * 3900}"', "a"),
    ],
)
def test_a_line_that_no_voice_speaks_to_its_end_is_shortened_and_said_so(
    read: Read, prompt: str, whole: str | tuple[str, ...]
) -> None:
    reading = read(prompt)
    (line,) = reading.scene.dialogue
    assert 1_000 < len(line.text) <= LONGEST_LINE
    assert line.text.endswith(whole)
    (note,) = [note for note in reading.notes if note.detail == "dialogue.text"]
    assert str(len(line.text)) in note.text
