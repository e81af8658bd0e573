"""Storage: a project as a folder. Implements ``studio.ports.storage``.

::

    name.studio/
        project.db            SQLite, WAL, synchronous=FULL: a row for each shot, take, file, sequence, track and clip,
                              with a JSON record; cast, form; waiting jobs; a journal of the last edits, both ways
        versions/v3.db        the document as it was when somebody kept it under a name
        media/ab/<sha256>.mp4 what was made or brought; named by its content, never changed, written beside and moved
                              into place
        cache/proxies/ …      what can be made again
        window.lock           held by the window that writes

Every edit is one transaction that writes what it changed and its line of the journal. Every row has a sum, and all of
them a seal: what has been spoilt is never taken for what was written. Nothing here deletes media.
"""

from studio.storage.bundles import Bundles

__all__ = ["Bundles"]
