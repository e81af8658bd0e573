"""What a word for a person says about them: gender and age, so that voice and body agree."""

import zlib

from studio.project.scene import Subject

FEMALE = frozenset(
    [
        "woman", "girl", "young_woman", "old_woman", "schoolgirl", "queen", "princess", "witch",
        "figure_skater", "dancer", "ballerina", "singer", "nurse", "shrine_maiden", "geisha", "bride", "mother",
        "grandmother", "sister", "wife", "lady", "actress", "waitress", "mermaid",
        "maid", "angel", "businesswoman", "goddess", "nun",
    ]
)  # fmt: skip
"""Kinds that are women or girls unless their attributes say otherwise."""

MALE = frozenset(
    [
        "person", "man", "boy", "young_man", "old_man", "schoolboy", "businessman", "knight", "samurai",
        "viking", "warrior", "soldier", "ninja", "king", "wizard", "basketball_player", "football_player",
        "fisherman", "police_officer", "firefighter", "pirate", "cowboy", "monk", "father", "grandfather",
        "brother", "husband", "gentleman", "actor", "waiter",
        "prince", "boxer", "baseball_player", "groom", "santa", "salaryman", "god",
    ]
)  # fmt: skip
"""Kinds that are men or boys unless their attributes say otherwise."""

AGES = {
    "boy": "child", "girl": "child", "child": "child", "baby": "child", "schoolgirl": "young", "schoolboy": "young",
    "student": "young", "young_man": "young", "young_woman": "young", "princess": "young", "old_man": "old",
    "figure_skater": "young", "basketball_player": "young", "football_player": "young", "baseball_player": "young",
    "dancer": "young", "ballerina": "young", "surfer": "young", "shrine_maiden": "young", "geisha": "young",
    "bride": "young", "prince": "young", "santa": "old",
    "old_woman": "old", "wizard": "old", "grandmother": "old", "grandfather": "old",
}  # fmt: skip
"""Kinds that say an age."""


def is_person(subject: Subject) -> bool:
    """Whether the word for somebody is a person's, as far as words tell."""
    kind = subject.kind
    known = kind in FEMALE or kind in MALE or kind in AGES or kind in ("person", "adult", "teenager", "friend", "human")
    return known or kind.endswith(("man", "woman", "girl", "boy", "person", "mother", "father"))


def gender(subject: Subject) -> str:
    """``female`` or ``male``: as the attributes say, else as the kind says, else settled by the name or the kind."""
    said = subject.attributes.get("gender", "")
    if said in ("female", "male"):
        return said
    if subject.kind in FEMALE or subject.kind.endswith(("woman", "girl")):
        return "female"
    if subject.kind in MALE or subject.kind.endswith(("man", "boy")):
        return "male"
    return "female" if zlib.crc32((subject.name or subject.kind).encode()) % 2 else "male"


def age(subject: Subject) -> str:
    """``child``, ``young``, ``adult`` or ``old``."""
    said = subject.attributes.get("age", "")
    return said if said in ("child", "young", "adult", "old") else AGES.get(subject.kind, "adult")
