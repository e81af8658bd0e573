"""Delivery: finished cuts in the files that people ask for. Implements ``studio.ports.delivery``."""

from studio.media.delivery.deliveries import Deliveries

__all__ = ["Deliveries"]
