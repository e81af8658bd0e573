"""Compare: two takes of a shot at the same moment, with a split that can be moved, in turns, or side by side."""

from studio.ui.compare.panel import ComparePanel

__all__ = ["ComparePanel"]
