"""Spoken lines: who says them, and how."""

from studio.ports.speech import LONGEST_LINE
from studio.reading.composing.cast import Member
from studio.reading.composing.draft import Draft
from studio.reading.phrases import Deed, Modifier, Quote
from studio.reading.words.wordset import wordset


def speak(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """Take the quotes of a deed as lines of who does it."""
    speaker = actors[0] if actors else someone(draft)
    tone = tone_of(draft, deed)
    for quote in deed.quotes:
        draft.lines.append((speaker, tone, quote, deed.word))
    if speaker is not None and not actors:
        draft.cast.act(speaker, "shout" if tone == "shout" else "talk")
    spoken = any(m.field == "action" and m.value in ("talk", "shout", "sing", "cry", "laugh") for m in deed.meanings)
    if not spoken:
        for member in actors[:1]:
            draft.cast.act(member, "shout" if tone == "shout" else "talk")


FELT = wordset(
    "happy sad angry tearful scared surprised laughing excited breathless hurried tired annoyed sarcastic pleading"
)
"""Tones of what somebody does while or before they speak, 怒って; to call somebody is no tone of what is said then."""
OF_MOODS = {
    "happy": "happy", "sad": "sad", "angry": "angry", "afraid": "scared", "tired": "tired", "surprised": "surprised",
    "calm": "calm",
}  # fmt: skip
"""How somebody of a mood speaks where nothing else is said of it: a scared girl."""


def feel(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """Remember what a deed without words says of the voice of who does it: *sighs and says*, 驚いて."""
    said = [line for line in draft.lines if line[0] in actors[:1]]
    if deed.negated or not actors or (said and deed.word.isascii()):
        return  # who laughs when it is said did not say it laughing
    for word in (deed.word, *(noun.word for noun in deed.objects)):
        for meaning in (*draft.words.listed(word), *draft.words.listed_japanese(word)):
            if meaning.field == "tone" and meaning.value in FELT:
                draft.felt[id(actors[0])] = meaning.value
                return


def felt_tone(draft: Draft, speaker: Member | None) -> str:
    """The tone of somebody of whose voice nothing was said."""
    if speaker is None:
        return "neutral"
    return draft.felt.get(id(speaker)) or OF_MOODS.get(speaker.attributes.get("mood", ""), "neutral")


def tone_of(draft: Draft, deed: Deed) -> str:
    """How the words of a deed are spoken."""
    words: list[Modifier] = [*deed.manners, Modifier(deed.word.split("_")[0], ())]
    for link in [*deed.links, *(link for noun in deed.actors for link in noun.links)]:
        spoken = draft.words.listed_japanese(link.noun.word)
        if link.relation in ("in", "with", "through"):
            spoken = (*spoken, *draft.words.listed(link.noun.word))  # with a sneer
        toned = any(m.field == "tone" for m in spoken)
        if toned or link.noun.word in (
            "voice",
            "tone",
            "声",
            "口調",
            "whisper",
            "smile",
            "笑顔",
            "tear",
            "涙",
            "大声",
            "小声",
            "声色",
        ):
            words = [*link.noun.modifiers, Modifier(link.noun.word, ()), *words]
    if any(m.value == "shout" and m.field == "action" for m in deed.meanings[:1]):
        own = (*draft.words.listed(deed.word), *draft.words.listed_japanese(deed.word))
        return next((m.value for m in own if m.field == "tone"), "shout")  # 叱る
    for modifier in words:
        known = (
            *draft.words.listed(modifier.word),
            *draft.words.listed_japanese(modifier.word),
            *modifier.meanings,
        )
        for meaning in known:
            if meaning.field == "tone":
                return meaning.value
    return "neutral"


QUARREL = wordset(
    "argue quarrel bicker squabble row 口論 口論する 言い争う 言い争い 言い合う 喧嘩 けんか 喧嘩する 罵り合う"
)
"""In which people are angry with each other, and let nobody finish."""


def is_quarrel(deed: Deed) -> bool:
    """Whether people argue in it."""
    return deed.word in QUARREL and not deed.negated


def within_a_line(text: str) -> str:
    """The text, up to its last sentence that one line can hold; or as many whole words as it can."""
    if len(text) <= LONGEST_LINE:
        return text
    start = text[:LONGEST_LINE]
    end = max(start.rfind(mark) for mark in ".!?。！？")
    if end < LONGEST_LINE // 2:
        end = max(start.rfind(" "), start.rfind("、"))
    return start[: end + 1].strip() if end > 0 else start


def someone(draft: Draft) -> Member | None:
    """Who most likely speaks where nobody is named: the last person, else an animal."""
    people = draft.cast.people()
    if people:
        return people[-1]
    return next((m for m in draft.cast.members if draft.cast.group(m) == "animal" and not m.held), None)


def read_stray_quote(draft: Draft, quote: Quote) -> None:
    """A quote no verb took."""
    speaker = someone(draft)
    tone = "shout" if quote.text.endswith(("!", "！")) and len(quote.text) < 12 else "neutral"
    draft.lines.append((speaker, tone, quote, ""))
    if speaker is not None:
        draft.cast.act(speaker, "talk")
