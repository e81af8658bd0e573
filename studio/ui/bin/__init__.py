"""The bin: files that people brought, beside the storyboard.

Files are dropped here or chosen, found by name, and dragged from here to the timeline (``host.FILES``).
"""

from studio.ui.bin.panel import BinPanel

__all__ = ["BinPanel"]
