"""Prompts as they are written: what is asked of the reader, what comes back, and what an editor shows in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.ports.worker import ReadOrder
from studio.project import edits
from studio.project.cast import CastMember, called, calls, dress, spell_out
from studio.project.project import Project
from studio.project.scene import Note, Reading, Scene
from studio.project.shot import Shot
from studio.workflows.writing.changes import Piece, word_diff
from studio.workflows.writing.held import keep_edits

PROMPT_LIMIT = 4_000
"""Characters of one shot's prompt that are read; more is a script, to be made into several shots."""

DIFF_LIMIT = 6_000
"""Characters up to which two wordings are compared word by word."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, ``start`` to ``end`` (exclusive) in characters."""

    start: int
    end: int


def order(project: Project, *prompts: str) -> ReadOrder:
    """What to ask the reader: the prompts with the cast written out, in the project's style and language."""
    words = tuple(spell_out(prompt[:PROMPT_LIMIT], project.cast) for prompt in prompts)
    return ReadOrder(prompts=words, style=project.form.style, language=project.form.language)


def understood(reading: Reading, prompt: str, project: Project) -> Reading:
    """The reader's answer in the person's own words, with the cast as it looks."""
    return replace(reading, prompt=prompt, scene=dress(reading.scene, called(prompt, project.cast)))


def received(reading: Reading, prompt: str, shot: Shot, project: Project) -> tuple[Reading, tuple[str, ...]]:
    """The reader's answer as the shot keeps it: the person's own words, the cast as it looks, edits by hand in place.

    Gives the reading and the names of the fields that hold by hand.
    """
    return keep_edits(understood(reading, prompt, project), shot)


def reword(project: Project, shot_id: str, prompt: str, *, remember: bool) -> Project:
    """The words of a shot as they are typed, with the old scene until they are read: ``language`` is empty meanwhile.

    ``remember`` keeps the wording before as an earlier version; while somebody types on, it is false.
    """
    shot = project.shot(shot_id)
    if shot.prompt == prompt:
        return project
    reading = replace(shot.reading, prompt=prompt, language="")
    return _write(project, shot, reading, shot.edited, remember=remember)


def reread(project: Project, shot_id: str, reading: Reading, edited: tuple[str, ...]) -> Project:
    """How the words a shot has are read; nothing where it has other words by now."""
    shot = project.shot(shot_id)
    if shot.prompt != reading.prompt:
        return project
    return _write(project, shot, reading, edited, remember=False)


def release(project: Project, shot_id: str, *names: str) -> Project:
    """Fields no longer held by hand, so that the next reading decides them again; none named: all of them."""
    shot = project.shot(shot_id)
    left = tuple(name for name in shot.edited if names and name not in names)
    return _write(project, shot, shot.reading, left, remember=False)


def blank(project: Project) -> Reading:
    """The reading of a shot that says nothing yet, in the language of the project or of its last shot."""
    scene = Scene(style=project.form.style) if project.form.style else Scene()
    language = project.form.language or next((shot.reading.language for shot in reversed(project.shots)), "en")
    return Reading(prompt="", language=language, scene=scene)


def unread(prompt: str, notes: Sequence[Note]) -> tuple[Span, ...]:
    """Where the words stand that were not understood, in the order of the text; each once, words whole.

    Notes name words as dictionaries do (``take``, ``横切る``); the text may bend them (``takes``, ``横切った``).
    """
    spans: list[Span] = []
    for note in notes:
        if note.kind != "not_understood" or not note.detail.strip():
            continue
        found = next((hit for form in _forms(note.detail) if (hit := re.search(form, prompt, re.IGNORECASE))), None)
        if found:
            spans.append(Span(found.start(), found.end()))
    return tuple(sorted(spans, key=lambda span: span.start))


def _forms(word: str) -> tuple[str, ...]:
    """Patterns for a word as it may stand in a text, the plain one first."""
    plain = r"[\s_-]+".join(re.escape(part) for part in word.replace("_", " ").split())
    if word[0].isascii():
        bent = rf"{plain.removesuffix('e')}(?:e|s|es|d|ed|ing)"
        return tuple(rf"(?<![A-Za-z]){form}(?![A-Za-z])" for form in (plain, bent))
    if len(word) > 1 and "ぁ" <= word[-1] <= "ん":
        return plain, rf"{re.escape(word[:-1])}[ぁ-ん]{{1,3}}"
    return (plain,)


def handles(prompt: str, cast: tuple[CastMember, ...]) -> tuple[Span, ...]:
    """Where the prompt calls somebody of the cast."""
    return tuple(Span(*call.span()) for call in calls(prompt, cast))


def handle_at(prompt: str, cursor: int) -> Span | None:
    """The ``@…`` that is being typed before the cursor: what a completion would replace. None where there is none."""
    found = re.search(r"@[\w-]{0,32}$", prompt[:cursor])
    return Span(found.start(), cursor) if found else None


def candidates(started: str, cast: Sequence[CastMember]) -> tuple[CastMember, ...]:
    """Members that complete ``@`` and what follows it: by handle first, then by name."""
    start = started.removeprefix("@").casefold()
    by_handle = [member for member in cast if member.handle.casefold().startswith(start)]
    by_name = [member for member in cast if member not in by_handle and start in member.name.casefold()]
    return (*by_handle, *by_name)


def without(prompt: str, word: str) -> str:
    """The prompt with a word left out, and no gap where it was."""
    left = re.sub(r"\s*" + re.escape(word), "", prompt, count=1, flags=re.IGNORECASE)
    return re.sub(r"[ \t]{2,}", " ", left).strip()


def exchanged(prompt: str, word: str, other: str) -> str:
    """The prompt with another word in the place of one."""
    return re.sub(re.escape(word), lambda _: other, prompt, count=1, flags=re.IGNORECASE)


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Two wordings word by word; texts as long as a script are shown whole, the old and the new."""
    if len(before) + len(after) <= DIFF_LIMIT:
        return word_diff(before, after)
    return (Piece(before, "removed"), Piece(after, "added")) if before != after else (Piece(after, "same"),)


def _write(project: Project, shot: Shot, reading: Reading, edited: tuple[str, ...], *, remember: bool) -> Project:
    if shot.reading == reading and shot.edited == edited:
        return project
    written = edits.read_shot(project, shot.id, reading, edited)
    if remember:
        return written
    after = replace(written.shot(shot.id), prompts=shot.prompts)
    return replace(written, shots=tuple(after if other.id == shot.id else other for other in written.shots))
