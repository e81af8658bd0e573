"""What leaves the studio from the window: a movie, a cut for another editor, a board. One choice, one order, one file.

::

    targets     everything that can be made, in groups, with words for people
    choice      what a person has set so far, and the order that comes of it
    preview     what that order would write, how large and how long, before any work
    sending     the work itself beside the window's own: paused, stopped, told of
"""

from studio.workflows.outgoing.choice import Choice, Order, Part
from studio.workflows.outgoing.preview import Preview, preview
from studio.workflows.outgoing.sending import Sending, Sent, send
from studio.workflows.outgoing.targets import GROUPS, Group, Target, targets

__all__ = [
    "GROUPS",
    "Choice",
    "Group",
    "Order",
    "Part",
    "Preview",
    "Sending",
    "Sent",
    "Target",
    "preview",
    "send",
    "targets",
]
