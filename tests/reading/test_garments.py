"""Garments that nobody wears are things by themselves; on somebody they are worn."""

import pytest

from tests.reading.test_prompts import Read


@pytest.mark.parametrize(
    ("prompt", "kind", "color"),
    [
        ("Product shot of a white sneaker on a table", "sneakers", "white"),
        ("Red high heels rotate slowly, no people", "high_heels", "red"),
        ("A brown coat hangs in the hallway", "coat", "brown"),
        ("Close-up of a pair of black gloves", "gloves", "black"),
        ("A red scarf lies on a bench in the snow", "scarf", "red"),
        ("赤い靴が窓辺に置いてある", "shoes", "red"),
        ("白いドレスのアップ", "dress", "white"),
    ],
)
def test_by_themselves_they_are_things(read: Read, prompt: str, kind: str, color: str) -> None:
    (subject,) = read(prompt).scene.subjects
    assert (subject.kind, subject.count, subject.attributes["color"]) == (kind, 1, color)


@pytest.mark.parametrize(
    ("prompt", "worn"),
    [
        ("A man in a red hat and sneakers walks", "red hat"),
        ("A dog with a red scarf runs", "red scarf"),
        ("赤い帽子の少女が走る", "red hat"),
    ],
)
def test_on_somebody_they_are_worn(read: Read, prompt: str, worn: str) -> None:
    (subject,) = read(prompt).scene.subjects
    assert worn in subject.attributes["wearing"]


def test_who_has_hands_may_wear_them(read: Read) -> None:
    kinds = {subject.kind for subject in read("Hands tie the laces of white sneakers").scene.subjects}
    assert "sneakers" not in kinds
