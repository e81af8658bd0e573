"""Characters: somebody who looks and speaks alike in every video that names them. They are members of a cast.

A likeness is not learnt from a recording here: a character comes from a description, or from a video that Ekonte has
made itself, whose file says who is in it.
"""

import json
import re
from dataclasses import dataclass, replace

from studio.core.errors import ProjectError, SceneError
from studio.project import record as read
from studio.project.cast import HANDLE, CastMember
from studio.project.document_json import cast_from_json, cast_to_json
from studio.project.scene import Reading
from studio.workflows.casting import Cast
from studio.workflows.recipe.recall import Recalled
from studio.workflows.videos.video import VideoError

LONGEST_NAME = 80
MOST = 2
"""Characters that one video may name, as in the retired API."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """``created`` is a Unix time in seconds."""

    id: str
    name: str
    created: int
    member: CastMember

    def to_text(self) -> str:
        """As the ledger keeps it."""
        record = {"id": self.id, "name": self.name, "created": self.created, "cast": cast_to_json((self.member,))}
        return json.dumps(record, ensure_ascii=False)


def character_from_text(text: str) -> Character:
    """The character that ``to_text`` wrote. Raises ``ProjectError``."""
    try:
        record = read.as_object(json.loads(text))
        (member,) = cast_from_json(record.get("cast"))
        return Character(
            id=read.text(record, "id"),
            name=read.text(record, "name"),
            created=read.whole(record, "created", 0),
            member=member,
        )
    except (ValueError, SceneError) as exc:
        raise ProjectError(f"The record of a character cannot be read: {exc}.") from exc


def check_name(name: str) -> str:
    """The name, if prompts can call somebody by it. Raises ``VideoError``."""
    bare = " ".join(name.split())
    if not 0 < len(bare) <= LONGEST_NAME or not HANDLE.fullmatch(f"@{_handle(bare)}"):
        raise VideoError(
            f"{name[:100]!r} cannot be a character's name.",
            param="name",
            todo=f"Choose up to {LONGEST_NAME} characters that begin with a letter.",
        )
    return bare


def described(name: str, reading: Reading) -> CastMember:
    """The member that a description is of. Raises ``VideoError``."""
    if not reading.scene.subjects:
        raise VideoError(
            "The description names nobody.",
            param="description",
            todo='Say who or what it is: "a young woman in a red coat", "a small grey robot".',
        )
    subject = replace(reading.scene.subjects[0], count=1, action="stand", then=(), cameo=None, name=None)
    return CastMember(handle=_handle(name), name=name, words=reading.prompt.strip(), subject=subject)


def seen(name: str, recalled: Recalled) -> CastMember:
    """The first subject of a video that Ekonte has made, with their voice. Raises ``VideoError``."""
    scene = recalled.recipe.scene
    if not scene.subjects:
        raise VideoError("Nobody is in this video.", param="video", code="no_character")
    subject = scene.subjects[0]
    voices = recalled.recipe.voices or Cast().voices(scene)
    voice = next(
        (voice for line, voice in zip(scene.dialogue, voices, strict=False) if line.subject == 0),
        None,
    )
    colour = subject.attributes.get("color", "")
    words = " ".join(part for part in ("a", subject.attributes.get("age", ""), colour, _words(subject.kind)) if part)
    plain = replace(subject, count=1, action="stand", then=(), cameo=None, name=None)
    return CastMember(handle=_handle(name), name=name, words=words, subject=plain, voice=voice)


def unknown_likeness() -> VideoError:
    """A recording by somebody else."""
    return VideoError(
        "A character cannot be learnt from a recording: this studio does not copy a likeness.",
        param="video",
        code="likeness_not_available",
        todo='Give a "description" beside the video, or a video that Ekonte has made.',
    )


def calling(prompt: str, characters: tuple[Character, ...]) -> tuple[str, tuple[str, ...]]:
    """The prompt with names as ``@handles``, and the names that it does not mention."""
    missing: list[str] = []
    for character in characters:
        pattern = rf"@?(?<!\w){re.escape(character.name)}(?!\w)" if character.name[-1].isascii() else character.name
        called = re.sub(pattern, f"@{character.member.handle}", prompt, flags=re.IGNORECASE)
        if called == prompt and f"@{character.member.handle}".casefold() not in prompt.casefold():
            missing.append(character.name)
        prompt = called
    return prompt, tuple(missing)


def _handle(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", name).strip("_")[:32]


def _words(kind: str) -> str:
    return kind.replace("_", " ")
