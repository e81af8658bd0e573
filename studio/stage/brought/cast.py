"""Brought subjects as the director casts them: files in, performers out."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from studio.core.errors import InputError
from studio.project.scene import Scene, Subject
from studio.stage.brought.body import person_of
from studio.stage.brought.figure import FigurePerformer
from studio.stage.brought.model import Model
from studio.stage.brought.motions import Motions
from studio.stage.brought.read import read_model
from studio.stage.brought.solid import thing_of
from studio.stage.brought.sorting import is_person
from studio.stage.brought.words import Sort, own_digest, own_sort, word_for
from studio.stage.people.person import Person
from studio.stage.people.skeleton import Skeleton
from studio.stage.performer import Score
from studio.stage.recent import Recent
from studio.stage.things.thing import Thing

MODEL = "model"
"""The attribute that says which file a subject is: its SHA-256."""

_STILL = frozenset(["stand", "look", "sit", "lie", "sleep", "float", "rise", "fall", "bounce", "roll", "throw", "spin",
                    "burn", "explode", "shatter", "open", "close", "flow"])  # fmt: skip


class BroughtCast:
    """Makes performers of files. The last few are kept."""

    def __init__(self, shelf: Callable[[str], Path | None] = lambda _: None) -> None:
        """``shelf``: where a file is on this machine, by its SHA-256."""
        self._shelf = shelf
        self._models: Recent[Model] = Recent(6)
        self._made: Recent[object] = Recent(8)
        self._kinds: dict[str, str] = {}

    def scene(self, scene: Scene, files: Mapping[str, Path]) -> Scene:
        """The scene with the stage's own words for those who play from files.

        Raises:
            InputError: a file is missing, or cannot be used.
        """
        words: dict[str, str] = {}
        subjects: list[Subject] = []
        for subject in scene.subjects:
            digest = subject.attributes.get(MODEL)
            if digest is None:
                subjects.append(subject)
                continue
            file = files.get(digest) or self._shelf(digest)
            if file is None or not file.is_file():
                raise InputError(
                    f"The file of the subject “{subject.kind}” ({digest[:12]}…) is not here.",
                    todo="Add it again (“ekonte subjects add FILE”), or open the project that holds it.",
                )
            model = self._model(digest, file, subject.kind)
            word = word_for(_sort(model, subject), model.height_m, digest)
            self._kinds[digest] = words[subject.kind] = subject.kind
            words[subject.kind] = word
            known = {key: value for key, value in subject.attributes.items() if key != MODEL}
            subjects.append(replace(subject, kind=word, attributes=known))
        if not words:
            return scene
        told = [
            replace(one, attributes={key: words.get(value, value) for key, value in one.attributes.items()})
            for one in subjects
        ]
        while len(told) > 1 and _in_hand(told[-1], told[:-1]):  # it is in somebody's hand, not beside them as well
            del told[-1]
        return replace(scene, subjects=tuple(told))

    def height(self, kind: str) -> float:
        """Metres."""
        return self._models.get(own_digest(kind), _gone).height_m

    def person(self, kind: str, ours: Callable[[], Skeleton]) -> Person:
        """A figure with the bones of a person."""
        digest = own_digest(kind)
        model = self._models.get(digest, _gone)
        made = self._made.get(("person", digest), lambda: person_of(model, self._kinds[digest], ours()))
        assert isinstance(made, Person)
        return made

    def figure(self, kind: str, score: Score) -> FigurePerformer:
        """One that moves by its file's animations, or as a whole."""
        digest = own_digest(kind)
        return FigurePerformer(self._models.get(digest, _gone), self._kinds[digest], score)

    def thing(self, kind: str) -> Thing:
        """A thing."""
        digest = own_digest(kind)
        model = self._models.get(digest, _gone)
        made = self._made.get(("thing", digest), lambda: thing_of(model, self._kinds[digest]))
        assert isinstance(made, Thing)
        return made

    def _model(self, digest: str, path: Path, kind: str) -> Model:
        def _read() -> Model:
            with path.open("rb") as stream:
                changed = hashlib.file_digest(stream, "sha256").hexdigest() != digest
            if changed:
                raise InputError(
                    f"The file of the subject “{kind}” is not the one that this was made with.",
                    todo="Add the subject again (“ekonte subjects add FILE”), and read the prompt anew.",
                )
            return read_model(path, f"{kind}.glb")

        return self._models.get(digest, _read)


def _in_hand(thing: Subject, others: list[Subject]) -> bool:
    return (
        own_sort(thing.kind) == "thing"
        and thing.count == 1
        and thing.action == "stand"
        and any(thing.kind in one.attributes.get("holding", "").split(",") for one in others)
    )


def _gone() -> Model:
    raise InputError("There are more brought subjects in this scene than can play at once.", todo="Use up to six.")


def _sort(model: Model, subject: Subject) -> Sort:
    """Who plays it. A person's figure moves by its own clips where they are all it is to do, else by our gaits."""
    actions = (subject.action, *subject.then)
    if is_person(model):
        motions = Motions(model)
        return "animal" if motions.actions and all(_can(motions, action) for action in actions) else "person"
    if model.clips or any(action not in _STILL for action in actions):
        return "animal"
    return "thing"


def _can(motions: Motions, action: str) -> bool:
    return motions.of(action) is not None or (action in ("stand", "look") and motions.any is not None)
