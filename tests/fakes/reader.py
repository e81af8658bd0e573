"""A reader of a very small language: words it knows become subjects, places and music; quoted text is spoken."""

import re
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError, ScriptError
from studio.ports.reading import ReadOptions
from studio.project.scene import PLACES, Line, Music, Note, Reading, Scene, Subject

_KINDS = ("dog", "woman", "man", "girl", "unicorn")


@dataclass(slots=True)
class FakeReader:
    """``A woman "Good morning" in the park, piano``."""

    def read(self, prompt: str, options: ReadOptions) -> Reading:
        """Raises ``InputError`` for a text without a word."""
        words = re.findall(r"\w+", prompt.lower())
        if not words:
            raise InputError("The prompt is empty.", todo="Write what should be seen.")
        subjects = tuple(Subject(kind=word, action="walk") for word in words if word in _KINDS)
        language = options.language or ("ja" if re.search(r"[぀-ヿ一-鿿]", prompt) else "en")
        spoken = re.findall(r'"([^"]+)"', prompt)
        return Reading(
            prompt=prompt,
            language=language,
            scene=Scene(
                subjects=subjects,
                place=next((word for word in words if word in PLACES), "studio"),
                style=options.style or "photoreal",
                dialogue=tuple(
                    Line(
                        speaker=subjects[n % len(subjects)].kind if subjects else "voice",
                        text=text,
                        language=language,
                        subject=n % len(subjects) if subjects else -1,
                    )
                    for n, text in enumerate(spoken)
                ),
                music=Music() if "piano" in words else None,
            ),
            notes=() if subjects else (Note(text="Nobody is in it.", kind="assumed"),),
        )

    def release(self) -> None:
        """It holds nothing."""

    def read_script(self, path: Path, options: ReadOptions) -> tuple[Reading, ...]:
        """A shot a paragraph."""
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as exc:
            raise ScriptError(f"{path} cannot be read.") from exc
        shots = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
        if not shots:
            raise ScriptError(f"{path} holds no shot.")
        return tuple(self.read(shot, options) for shot in shots)
