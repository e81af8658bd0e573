"""Storyboards on paper and as tables: PDF, contact sheet, CSV and XLSX. Gets a board of plain values and pictures."""

from studio.boards.files import BoardFiles

__all__ = ["BoardFiles"]
