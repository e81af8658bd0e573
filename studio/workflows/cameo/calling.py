"""Calling somebody by ``@handle`` who is in no project's cast: the cameos of this machine answer everywhere."""

import re
import shutil
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from studio.core.errors import MachineError
from studio.ports.consent import Consent
from studio.project.cameo import Cameo
from studio.project.cast import CastMember, called, dress, spell_out
from studio.project.people import is_person
from studio.project.project import Project
from studio.project.scene import Reading, Subject

_JAPANESE = re.compile("[぀-ヿ一-鿿]")

_KINDS = {
    "woman": "女性", "man": "男性", "girl": "女の子", "boy": "男の子", "child": "子ども", "grandmother": "おばあさん",
    "grandfather": "おじいさん", "old_woman": "おばあさん", "old_man": "おじいさん", "young_woman": "若い女性",
    "young_man": "若い男性", "person": "人", "dog": "犬", "cat": "猫", "rabbit": "うさぎ", "bird": "鳥", "horse": "馬",
    "car": "車", "bicycle": "自転車", "ball": "ボール", "doll": "人形", "robot": "ロボット", "chair": "椅子",
}  # fmt: skip
"""Kinds in Japanese, for cameos that bring no words of their own."""


def as_member(cameo: Cameo, prompt: str) -> CastMember:
    """The cameo as one of a cast, in words of the prompt's language."""
    language = "ja" if _JAPANESE.search(prompt) else "en"
    return CastMember(
        handle=cameo.handle,
        name=cameo.name,
        words=words_of(cameo, language),
        subject=replace(cameo.subject, count=1),
        cameo=cameo.id,
    )


def words_of(cameo: Cameo, language: str) -> str:
    """What stands for the handle where a prompt is read."""
    own = dict(cameo.words)
    if language in own:
        return own[language]
    if language == "ja":
        return _KINDS.get(cameo.subject.kind) or own.get("en") or ("女性" if is_person(cameo.subject) else "もの")
    return f"a {_spoken(cameo.subject)}"


def _spoken(subject: Subject) -> str:
    return subject.kind.replace("_", " ")


def members(consent: Consent, *prompts: str) -> tuple[CastMember, ...]:
    """The cameos of this machine that a prompt calls. Where nobody is called, nothing is opened.

    Raises:
        RevokedError: one of them was revoked.
    """
    whole = "\n".join(prompts)
    if "@" not in whole:
        return ()
    try:
        known, gone = consent.cameos(), consent.revoked()
    except MachineError:  # nobody is there to give the passphrase: the handle stays a word that is not understood
        return ()
    there = {cameo.handle.casefold() for cameo in known}
    lost = tuple(one for one in gone if one.handle and one.handle.casefold() not in there)
    blank = Subject(kind="person")
    for member in called(whole, tuple(CastMember(handle=o.handle, name="", words="", subject=blank) for o in lost)):
        consent.use_of(member.handle)
    return called(whole, tuple(as_member(cameo, whole) for cameo in known))


def joined(consent: Consent, project: Project, *prompts: str) -> Project:
    """The project with every cameo in its cast that these prompts call and that it has not: their first use."""
    taken = {member.handle.casefold() for member in project.cast}
    fresh = tuple(one for one in members(consent, *prompts) if one.handle.casefold() not in taken)
    return replace(project, cast=(*project.cast, *fresh)) if fresh else project


def spelled(prompt: str, cast: Sequence[CastMember]) -> str:
    """The prompt as it is read."""
    return spell_out(prompt, tuple(cast))


def answered(reading: Reading, prompt: str, cast: Sequence[CastMember]) -> Reading:
    """The reading of a spelled prompt in the person's own words, with the cameos in it."""
    return replace(reading, prompt=prompt, scene=dress(reading.scene, called(prompt, tuple(cast))))


@contextmanager
def spelled_script(script: Path, cast: Sequence[CastMember], text: str) -> Generator[Path]:
    """A script with its cameos written out, for as long as it is read."""
    place = Path(tempfile.mkdtemp(prefix="ekonte-"))
    try:
        copy = place / script.name
        copy.write_text(spell_out(text, tuple(cast)), "utf-8")
        yield copy
    finally:
        shutil.rmtree(place, ignore_errors=True)


def of_script(reading: Reading, cast: Sequence[CastMember]) -> Reading:
    """A shot of a spelled script, with its cameos called by their handles again."""
    there = tuple(member for member in cast if member.words in reading.prompt)
    prompt = reading.prompt
    for member in there:
        prompt = prompt.replace(member.words, f"@{member.handle}")
    return replace(reading, prompt=prompt, scene=dress(reading.scene, there))
