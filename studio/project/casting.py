"""The voice of a part."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """The voice a line is spoken with: ``gender`` ``female male``, ``age`` ``child adult old``, ``variant`` from 0."""

    gender: str = "female"
    age: str = "adult"
    variant: int = 0
