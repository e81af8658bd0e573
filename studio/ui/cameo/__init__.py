"""Cameos: the sheet where somebody is recorded, and the library of all that are here."""

from studio.ui.cameo.library import LibraryPanel
from studio.ui.cameo.recording import RecordingPanel

__all__ = ["LibraryPanel", "RecordingPanel"]
