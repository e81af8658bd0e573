"""Storyboards, contact sheets and shot lists of a project, each shot shown at a telling moment."""

from studio.ports.boards import PAPERS, PER_PAGE, SHEETS, TABLES, Language, Paper
from studio.workflows.boarding.writing import Boarded, BoardOrder, board_project, check, write_board

__all__ = [
    "PAPERS",
    "PER_PAGE",
    "SHEETS",
    "TABLES",
    "BoardOrder",
    "Boarded",
    "Language",
    "Paper",
    "board_project",
    "check",
    "write_board",
]
