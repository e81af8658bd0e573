"""Models, on a sheet: what each is for, how large it is, what fits this card in words, its licence; getting it,
pausing, going on, checking, removing; and the switch that forbids the network."""

from studio.ui.models.panel import ModelsPanel

__all__ = ["ModelsPanel"]
