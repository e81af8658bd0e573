"""Jobs: the bar at the foot of the window, the queue as a panel, and word to the system when the work is done.

``JobBar`` and ``JobsPanel`` show one ``workflows.jobs.Jobs``; ``Bell`` tells the desktop when the queue has run out.
"""

from studio.ui.jobs.bar import JobBar
from studio.ui.jobs.bell import Bell
from studio.ui.jobs.panel import JobsPanel

__all__ = ["Bell", "JobBar", "JobsPanel"]
