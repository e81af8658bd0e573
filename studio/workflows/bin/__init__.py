"""What people bring into a project: video, sound and images, kept in its media store by what is in them.

::

    Bin         the files of an open project: import, rename, remove, relink; signals for whoever shows them
    importing   one file: copied, hashed, probed, kept
    health      whether what was kept is still there, and still the same
    relinking   finding files again by what is in them
    strips      small pictures of a file, as every take has them
    uses        where a file is used
"""

from studio.workflows.bin.bin import Bin, Entry, Progress, Relinked

__all__ = ["Bin", "Entry", "Progress", "Relinked"]
