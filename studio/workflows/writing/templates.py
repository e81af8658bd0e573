"""Templates: a shot in one click. Words around what the person has written, and the fields they stand for.

Bundled ones lie in ``resources/templates``, a person's own in a folder of theirs; both are TOML files of one form:

::

    order = 2
    name = ["Neon rain", "雨のネオン街"]                 # English, Japanese
    glyph = "moon"                                       # an icon; a picture beside the file wins over it
    prompt = ["{what} on a street …", "{what}。夜の街…"]  # {what}: what is written already, or the example
    what = ["A woman walks", "女性が歩く"]                # the example

    [fields]                                             # what the words say, by the names of `fields`
    place = "street"
    "camera.angle" = "low"
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import cast

from studio.core.errors import DiskError, InputError, SceneError, StudioError
from studio.project.scene import Scene
from studio.workflows.writing.fields import get, put

WHAT = "{what}"

KEPT = (
    "place", "time_of_day", "weather", "style", "camera.move", "camera.shot_size", "camera.angle", "camera.speed",
    "camera.motion", "camera.lens_mm", "music.genre", "music.mood",
)  # fmt: skip
"""Fields that a template of one's own keeps from its shot."""

_USUAL = {"camera.speed": "normal", "camera.motion": "real"}
"""What need not be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """``name``, ``prompt`` and ``what`` are (English, Japanese). ``picture`` is a small picture, or None."""

    id: str
    name: tuple[str, str]
    prompt: tuple[str, str]
    what: tuple[str, str]
    glyph: str = "template"
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(dict[str, str]()))
    picture: Path | None = None
    own: bool = False
    order: int = 0

    def title(self, language: str) -> str:
        """Its name in ``ja`` or ``en``."""
        return self.name[language == "ja"]


class Templates:
    """All there are. ``own`` is the folder where a person's are kept; it may not be there yet."""

    def __init__(self, resources: Path, own: Path) -> None:
        self._bundled = _read_folder(resources / "templates", own=False)
        self._own_folder = own
        self._own = _read_folder(own, own=True)

    @property
    def all(self) -> tuple[Template, ...]:
        """A person's own first, the newest first of them; then the bundled ones in their order."""
        return (*self._own, *self._bundled)

    def find(self, words: str, language: str) -> tuple[Template, ...]:
        """Those that have every word of a search in a name, in either language, or in their fields."""
        wanted = words.casefold().split()

        def _text(template: Template) -> str:
            return " ".join((*template.name, *template.prompt, *template.fields.values())).casefold()

        found = [template for template in self.all if all(word in _text(template) for word in wanted)]
        in_title = [
            template for template in found if all(word in template.title(language).casefold() for word in wanted)
        ]
        return (*in_title, *(template for template in found if template not in in_title))

    def apply(self, template: Template, prompt: str, language: str) -> str:
        """The prompt that a template makes of what is written; another template that was applied before makes way."""
        japanese = language == "ja"
        what = self._bare(prompt).strip().rstrip("。.、,") or template.what[japanese]
        pattern = template.prompt[japanese]
        return pattern.replace(WHAT, what) if WHAT in pattern else pattern

    def save(self, name: str, prompt: str, scene: Scene, language: str) -> Template:
        """Keep a shot's words and look as a template of one's own.

        Raises:
            InputError: it has no name, or there are no words to keep.
            DiskError: it could not be written.
        """
        title, words = " ".join(name.split())[:60], prompt.strip()
        if not title or not words:
            raise InputError("A template needs a name and a prompt.", todo="Write both, then save it.")
        kept = {key: get(scene, key) for key in KEPT}
        kept = {key: value for key, value in kept.items() if value and _USUAL.get(key) != value}
        serial = 1 + max((template.order for template in self._own), default=0)
        slug = re.sub(r"[^\w-]+", "_", title.casefold()).strip("_") or "template"
        file = self._own_folder / f"{serial:04}_{slug[:40]}.toml"
        text = _as_toml(serial, title, words, kept)
        try:
            self._own_folder.mkdir(parents=True, exist_ok=True)
            half = file.with_suffix(".new")
            half.write_text(text, "utf-8")
            half.replace(file)
        except OSError as exc:
            raise DiskError(
                f"The template was not saved: {exc.strerror or exc}.", todo="Make room and try again."
            ) from exc
        template = _template(file, own=True)
        self._own = (template, *self._own)
        return template

    def remove(self, template: Template) -> None:
        """Throw one's own template away; a bundled one stays. Raises ``DiskError``."""
        if not template.own:
            return
        try:
            (self._own_folder / f"{template.id}.toml").unlink(missing_ok=True)
        except OSError as exc:
            raise DiskError(f"The template was not removed: {exc.strerror or exc}.") from exc
        self._own = tuple(other for other in self._own if other is not template)

    def _bare(self, prompt: str) -> str:
        """What is written inside an applied template; the prompt itself where none was applied."""
        text = prompt.strip()
        for template in self.all:
            for pattern in template.prompt:
                before, what, after = pattern.partition(WHAT)
                if (
                    what
                    and after
                    and text.startswith(before)
                    and text.endswith(after)
                    and len(text) > len(before + after)
                ):
                    return text[len(before) : len(text) - len(after)]
        return prompt


def missing(template: Template, scene: Scene) -> Mapping[str, str]:
    """The fields of a template that the scene does not have after its words were read: to be set by hand."""
    return {name: value for name, value in template.fields.items() if get(scene, name) != value}


def _read_folder(folder: Path, *, own: bool) -> tuple[Template, ...]:
    """The templates of a folder; a file that makes no sense is passed over, it may be half written."""
    found: list[Template] = []
    for file in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            found.append(_template(file, own=own))
        except StudioError:
            continue
    return tuple(sorted(found, key=lambda template: -template.order if own else template.order))


def _template(file: Path, *, own: bool) -> Template:
    """Raises ``InputError`` or ``SceneError``."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
        name, prompt, what = (_pair(data.get(key)) for key in ("name", "prompt", "what"))
    except (OSError, ValueError) as exc:
        raise InputError(f"{file.name} is not a template: {exc}.") from exc
    values = cast("dict[str, object]", data.get("fields", {}))
    fields = {key: str(value) for key, value in values.items()}
    scene = Scene()
    for key, value in fields.items():
        if not isinstance(values[key], str):
            raise SceneError(f"{file.name}: {key} must be a word.", field=key)
        scene = put(scene, key, value)
    picture = next((at for at in (file.with_suffix(".jpg"), file.with_suffix(".png")) if at.exists()), None)
    glyph, order = data.get("glyph", "template"), data.get("order", 0)
    return Template(
        id=file.stem,
        name=name,
        prompt=prompt,
        what=what,
        glyph=glyph if isinstance(glyph, str) else "template",
        fields=MappingProxyType(fields),
        picture=picture,
        own=own,
        order=order if isinstance(order, int) else 0,
    )


def _pair(value: object) -> tuple[str, str]:
    match value:
        case str():
            return value, value
        case [str() as english, str() as japanese]:
            return english, japanese
        case _:
            raise ValueError("a text in English and in Japanese is missing")


def _as_toml(order: int, title: str, words: str, fields: Mapping[str, str]) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False).replace("\x7f", "")

    lines = [f"order = {order}", f"name = {quoted(title)}", f"prompt = {quoted(words)}", 'what = ""', "", "[fields]"]
    return "\n".join([*lines, *(f"{quoted(key)} = {quoted(value)}" for key, value in fields.items())]) + "\n"
