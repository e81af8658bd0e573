"""Cuts for other editors: OpenTimelineIO, AAF, Final Cut Pro X and 7, CMX3600, MLT and Kdenlive.

Each writer turns a ``HandedCut`` into a file and says what its format ``carries``; what the cut has beyond that is
its loss report. Nothing here reads a project or makes a medium.

::

    files       the door: which writer, whole files or none
    losses      what a cut has that a format does not carry
    tree        XML with little ceremony
    otio        OpenTimelineIO
    aaf         AAF, by OpenTimelineIO's adapter
    fcpxml      Final Cut Pro, DaVinci Resolve
    xmeml       Final Cut Pro 7, Premiere Pro, DaVinci Resolve
    edl         CMX3600, for everybody since 1980
    mlt         MLT, for melt and Shotcut
    kdenlive    Kdenlive
    mlt_parts   stretches of media in MLT, for both
    mlt_look    filters of MLT, for both
    png         words as a picture
"""

from studio.interchange.files import InterchangeFiles

__all__ = ["InterchangeFiles"]
