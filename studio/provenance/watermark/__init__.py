"""The mark that no eye sees: 48 bits spread over a whole frame, the same in every frame, found again in what is left of
them.

A grid of some twenty-five thousand smooth spots, a little lighter or darker than the picture under them. A quarter of
them is known beforehand and tells where the grid lies; the others carry the payload with its checksum in a
convolutional code.
"""
