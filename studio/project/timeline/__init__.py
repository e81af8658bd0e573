"""The cut: sequences of tracks of clips, and the editor's verbs that change them.

All times are whole frames of the sequence's rate. A track is a row of items, clips and gaps, each with a length; where
an item begins follows from those before it, so that an edit touches what it changes and nothing behind it.
"""
