"""The last pass: every word of the text is found again in the scene, or tried once more, or said not to be shown."""

import re
from collections.abc import Iterator, Sequence

from studio.project.scene import Note, Scene
from studio.reading.composing.draft import Draft
from studio.reading.composing.setting import MUSIC_WORDS, PLAIN_WORDS, SOUND_WORDS, STYLE_WORDS
from studio.reading.phrases import Content, Noun
from studio.reading.words.vocabulary import Meaning
from studio.reading.words.wordset import wordset

LINKING = frozenset(["exist", "begin", "move", "sound", "fall_weather", "put", "hold", "wear"])
"""Relations: such verbs say how other words hang together and are in them."""
EMPTY = (
    PLAIN_WORDS
    | MUSIC_WORDS
    | SOUND_WORDS
    | STYLE_WORDS
    | wordset(
        "thing way time moment shot scene film video lens camera view picture image front back side top "
        "bottom end middle left right up down away toward there here then now just only also too even still "
        "again very really quite rather almost nearly about suddenly finally first next make let get take "
        "have go come use put give keep start begin try want need like look seem become turn together each "
        "other one someone everyone something anything nothing pair group crowd couple bunch lot kind sort "
        "piece part bit number distance background foreground する なる ある いる やる 物 もの 事 こと 時 "
        "とき 所 ところ 人 方 中 上 下 前 後 横 隣 側 間 今 次 最初 最後 途中 とても すぐ もう まだ また "
        "さらに そして 次に まず 一緒 自分 全員 全体 感じ 様子 雰囲気 カメラ 映像 動画 画面 シーン なし "
        "彼女 彼 dozens hundreds thousands "
    )
)
"""Words that are in no picture by themselves."""
PARTICLES = wordset("back up down out off away over around in on through along forward apart together by past")
"""Directions that belong to their verb."""


def say_what_is_unused(draft: Draft, contents: Sequence[Content], scene: Scene, notes: Sequence[Note]) -> list[Note]:
    """Remarks on the words of the text that are neither in the scene nor in a remark."""
    used = draft.setting.used | draft.cast.used
    values = {*_values(scene), *(part.lower() for word in used for part in (word, *word.split("_")))}
    said = " ".join(note.text for note in notes).lower()
    missing: list[str] = []
    for content in contents:
        if _is_empty(draft, content) or _is_in(draft, content, values):
            continue
        inflected = content.pos != "n" and not content.word.isascii()
        shown = (content.forms[0] if inflected else content.word).replace("_", " ")
        if shown not in missing and not any(form.replace("_", " ") in said for form in (shown.lower(), *content.forms)):
            missing.append(shown)
    return [draft.cast.wording.not_shown(missing)] if missing else []


def try_again(draft: Draft, contents: Sequence[Content]) -> None:
    """Give the words that no phrase led to anything the meaning our lists have for them: a creature or a vehicle is
    there, a thing stands around, a sound is heard, an hour or a weather is when nothing else says it."""
    values = _known(draft)
    for content in contents:
        if not content.free or _is_empty(draft, content) or _is_in(draft, content, values):
            continue
        listed = [*draft.words.listed(content.forms[0]), *draft.words.listed_japanese(*content.forms)]
        for meaning in listed if content.pos == "n" else [m for m in listed if m.field == "sound"]:
            if _take(draft, content, meaning):
                values |= {form.lower() for form in content.forms}
                break
        else:
            own = draft.words.english_of(content.forms[0], "n")
            if content.pos == "n" and not listed and draft.words.is_thing(own):
                draft.setting.add_surroundings(own)
                draft.cast.say(draft.cast.wording.not_shown([content.forms[0]]))


def _take(draft: Draft, content: Content, meaning: Meaning) -> bool:
    setting, japanese = draft.setting, not content.word.isascii()
    plural = not japanese and content.word.lower() != content.forms[0]
    match meaning.field:
        case "kind":
            known = draft.words.kinds[meaning.value]
            if known.group == "thing" and content.joined:
                return False  # a marble lobby, a fire truck
            if known.group == "thing":
                setting.add_surroundings(known.name)
            elif known.group == "person" and draft.cast.people():
                return False  # most likely one who is there already
            else:
                noun = Noun(content.forms[0], (meaning,), plural=plural, language="ja" if japanese else "en")
                draft.cast.of(noun)
        case "surroundings":
            setting.add_surroundings(meaning.value)
        case "sound":
            setting.add_sound(meaning.value)
        case "weather":
            if setting.weathers:
                return False
            setting.add_weather(meaning.value, [])
        case "time_of_day":
            if setting.times:
                return False
            setting.times.append(meaning.value)
        case _:
            return False
    setting.used.update(content.forms)
    return True


def _known(draft: Draft) -> set[str]:
    """Every word that is taken so far."""
    cast, setting = draft.cast, draft.setting
    found = {*setting.used, *cast.used, *setting.surroundings, *setting.sounds, *setting.times, *setting.weathers}
    found |= {*setting.styles, *(place for _, place in setting.places), *setting.excluded}
    for member in cast.members:
        found |= {member.kind, member.word, *member.actions, *member.attributes.values(), *member.attributes}
    return {part.lower() for word in found for part in (word, *re.split(r"[^\w-]+|_", word)) if part}


def meanings_of(draft: Draft, content: Content) -> tuple[Meaning, ...]:
    """All that a word can mean, by our lists and by the dictionary."""
    words = draft.words
    if content.word.isascii():
        look = {"n": words.noun, "v": words.verb, "a": words.adjective}[content.pos]
        return tuple(m for form in content.forms for m in (*words.listed(form), *look(form)))
    listed = words.listed_japanese(*content.forms)
    other = words.japanese(content.forms, "n") if content.pos == "a" else ()
    return (*listed, *words.japanese(content.forms, content.pos), *other)


def _is_empty(draft: Draft, content: Content) -> bool:
    if any(form in EMPTY or form in draft.words.landmarks for form in (*content.forms, content.word.lower())):
        return True
    meanings = meanings_of(draft, content)
    if content.pos == "a" and content.word.lower() in PARTICLES:
        return True
    return any(m.field == "ignored" or (m.field == "relation" and m.value in LINKING) for m in meanings)


def _is_in(draft: Draft, content: Content, values: set[str]) -> bool:
    forms = {form.lower() for form in (*content.forms, content.word)}
    if forms & values or any(m.value in values for m in meanings_of(draft, content)):
        return True
    own = {draft.words.english_of(form, content.pos) for form in forms}
    if own & values:
        return True
    if any(len(value) > len(form) > 1 and not form.isascii() and form in value for value in values for form in forms):
        return True
    if not content.word.isascii() and content.pos == "n":  # a compound is in its parts
        ends = (value for value in values if not value.isascii() and content.word.endswith(value))  # 黒猫
        return any(value >= "\u3400" or len(value) > 1 for value in ends) or any(
            len(value) > 1 and not value.isascii() and value in content.word for value in values
        )
    return False


def _values(scene: Scene) -> Iterator[str]:
    """Every word of a scene, and every part of those that are joined."""
    camera = scene.camera
    whole = [scene.place, *scene.surroundings, scene.time_of_day, scene.weather, scene.style, *scene.sounds,
             camera.move, camera.shot_size, camera.angle]  # fmt: skip
    if scene.music is not None:
        whole += [scene.music.genre, scene.music.mood]
    for line in scene.dialogue:
        whole += [line.speaker.lower(), line.tone]
    for subject in scene.subjects:
        whole += [subject.kind, subject.action, *subject.then, *subject.attributes.values(), *subject.attributes]
        whole.append((subject.name or "").lower())
    for text in whole:
        yield text.lower()
        yield from (part for part in re.split(r"[^\w-]+|_", text.lower()) if part)
        yield from (part.strip().replace(" ", "_") for part in text.lower().split(","))
