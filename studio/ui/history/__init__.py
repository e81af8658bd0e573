"""The history: what was done, step by step, to go back to any of it; and versions kept under a name."""

from studio.ui.history.panel import HistoryPanel

__all__ = ["HistoryPanel"]
