"""Time, as the dispatcher needs it: one that never jumps for waiting, and the time of day for hours alone."""

import time as system
from datetime import datetime, time


class Clock:
    """This machine's."""

    def seconds(self) -> float:
        """Counts up evenly, whatever somebody sets the clock to."""
        return system.monotonic()

    def of_day(self) -> time:
        """The local time of day. It may jump; whoever asks decides by what it is now and remembers nothing of it."""
        return datetime.now().astimezone().time()
