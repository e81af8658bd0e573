"""The export sheet: what to make at the left, how at the right, where it goes and what it will be at the foot."""

from studio.ui.export.panel import ExportPanel

__all__ = ["ExportPanel"]
