"""Editing a sequence by hand, without a window: what is selected, where it snaps, how a drag becomes one edit.

::

    view        frames and pixels
    lanes       which track is drawn where
    rows        a track as arrays, for drawing ten thousand clips
    faces       what is written on a clip
    peaks       the outlines of what is heard
    snapping    where an edge comes to rest
    verbs       gestures as verbs of ``project.timeline.edits``
    drag        what a gesture would do to the sequence, and then does
    desk        all of it on a session: which sequence, what is selected, which tool
    bringing    takes, shots and files laid down on tracks
    acts        commands on clips;  tracks: on tracks and markers
    amounts     the numbers of a clip that can be changed
    inspecting  the clips in hand, their amounts and keys, speed and transitions
"""
