"""The export sheet: what to make at the left, how at the right, where it goes and what it will be at the foot; and
the sheet of a cut that comes back."""

from studio.ui.export.panel import ExportPanel
from studio.ui.export.returned import ReturnedPanel

__all__ = ["ExportPanel", "ReturnedPanel"]
