"""What is said to be done: the verb as it was said, and what it is done to."""

from collections.abc import Iterator

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import sort_of


def deeds_of(s: Subject) -> frozenset[str]:
    """The verbs said of a subject, and its actions."""
    said = {word.strip() for word in s.attributes.get("deed", "").split(",") if word.strip()}
    parts = {part for word in said for part in word.split("_")}
    return frozenset(said | parts | {s.action, *s.then})


def objects_of(s: Subject) -> frozenset[str]:
    """What a subject's deed is done to, with or on, by all its names."""
    keys = ("target", "holding", "on", "over", "with", "from", "in")
    words = {s.attributes.get(key, "") for key in keys} | {s.attributes.get(f"{key}_word", "") for key in keys}
    return frozenset(part.strip() for word in words for part in word.split(",") if part.strip())


def doers(block: Blocking, *sorts: str) -> Iterator[tuple[int, Subject]]:
    """Those not yet taken care of who could do something."""
    for i, s in block.subjects():
        if sort_of(s.kind) in (sorts or ("person",)):
            yield i, s


def named(block: Blocking, *kinds: str) -> tuple[int, Subject] | None:
    """The first subject that is one of some kinds, by its own or the person's word."""
    for i, s in block.subjects():
        if s.kind in kinds or s.attributes.get("word", "") in kinds or s.attributes.get("sense", "") in kinds:
            return i, s
    return None
