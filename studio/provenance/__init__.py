"""Who made a file, and whether it is still theirs: C2PA under the user's own key, an invisible mark, verifying."""

from studio.provenance.office import ProvenanceOffice

__all__ = ["ProvenanceOffice"]
