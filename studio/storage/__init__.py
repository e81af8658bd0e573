"""Storage: a project as a folder. Implements ``studio.ports.storage``.

::

    name.studio/
        project.db            SQLite, WAL, synchronous=FULL: shots and takes, a JSON record each; cast, form; waiting
                              jobs; a journal of the last edits
        media/ab/<sha256>.mp4 what was made; named by its content, never changed, written beside and moved into place
        cache/proxies/ …      what can be made again
        window.lock           held by the window that writes

Every edit is one transaction. Nothing here deletes media.
"""

from studio.storage.bundles import Bundles

__all__ = ["Bundles"]
