"""The monitor: the take in hand or the whole film, seen and heard; transport, marks, guides, meters and scopes."""

from studio.ui.monitor.panel import MonitorPanel

__all__ = ["MonitorPanel"]
