"""Cuts that come back from other editors, read with suspicion: OTIO, FCPXML, Final Cut Pro 7's XML, EDL."""

from studio.interchange.back.files import ReturnedFiles

__all__ = ["ReturnedFiles"]
