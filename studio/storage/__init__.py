"""Storage: a project as a folder. Implements ``studio.ports.storage``.

::

    name.studio/
        project.db            SQLite, WAL, synchronous=FULL: shots and takes, a JSON record each
        media/ab/<sha256>.mp4 what was made; named by its content, never changed, written beside and moved into place

Every edit is one transaction. Nothing here deletes media.
"""

from studio.storage.bundle import Bundles

__all__ = ["Bundles"]
