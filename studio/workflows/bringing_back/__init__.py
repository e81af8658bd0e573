"""The round trip: a cut that another editor changed, compared with the project's own and brought back into it."""

from studio.ports.returning import SUFFIXES
from studio.workflows.bringing_back.bringing import (
    EDIT,
    BringBack,
    Brought,
    bring_back,
    brought,
    compare,
    compare_document,
)
from studio.workflows.bringing_back.changes import Change, Comparison, Language
from studio.workflows.bringing_back.telling import sentences

__all__ = [
    "EDIT",
    "SUFFIXES",
    "BringBack",
    "Brought",
    "Change",
    "Comparison",
    "Language",
    "bring_back",
    "brought",
    "compare",
    "compare_document",
    "sentences",
]
