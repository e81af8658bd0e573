"""The inspector: everything about the clips in hand, as numbers that can be dragged, typed and keyed."""

from studio.ui.inspector.panel import InspectorPanel

__all__ = ["InspectorPanel"]
