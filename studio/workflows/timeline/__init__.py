"""Editing a sequence by hand, without a window: what is selected, where it snaps, how a drag becomes one edit.

::

    view        frames and pixels
    lanes       which track is drawn where
    rows        a track as arrays, for drawing ten thousand clips
    snapping    where an edge comes to rest
    marks       the playhead, in and out
    drag        what a gesture would do to the sequence, and then does
    amounts     the numbers of a clip that can be changed
    inspecting  the inspector's side: the clips in hand, their amounts, keys, speed and transitions
    desk        all of it on a session: tools, selection, clipboard, verbs
"""
