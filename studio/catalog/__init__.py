"""Models: what there is (manifests), what is on this machine, what fits it, and getting weights safely.

``ModelCatalogue`` is the door. The hub is named in ``hub`` alone, and is loaded with the first download.
"""

from studio.catalog.catalogue import ModelCatalogue

__all__ = ["ModelCatalogue"]
