"""Media: movies and sound files through PyAV, the only room that imports it. Implements ``studio.ports.media``.

A movie is H.264 (x264) with AAC at 48 kHz stereo in an MP4 whose index comes first. Pictures go from sRGB to BT.709
limited range with exact chroma averages; the same frames and samples give the same bytes, whatever the machine's cores.
"""

from studio.media.movies import Movies

__all__ = ["Movies"]
