"""Draft to final: what the approved takes become tonight, by whom, and how long it takes."""

from studio.ui.finals.panel import FinalsPanel

__all__ = ["FinalsPanel"]
