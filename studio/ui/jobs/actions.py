"""What can be done with jobs, as commands."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from studio.ui.commands import Command

COMMANDS = (
    Command(
        id="job.pause", text=str(QT_TRANSLATE_NOOP("Commands", "Pause or resume the queue")), icon="pause", modal=True
    ),
    Command(
        id="job.stop_current", text=str(QT_TRANSLATE_NOOP("Commands", "Stop the job in work")), icon="stop", modal=True
    ),
    Command(
        id="job.cancel",
        text=str(QT_TRANSLATE_NOOP("Commands", "Stop or forget the job")),
        keys=("Del",),
        region="jobs",
        icon="close",
        modal=True,
    ),
    Command(
        id="job.retry",
        text=str(QT_TRANSLATE_NOOP("Commands", "Try the job again")),
        keys=("R",),
        region="jobs",
        icon="retry",
        modal=True,
    ),
    Command(
        id="job.up",
        text=str(QT_TRANSLATE_NOOP("Commands", "Earlier in the queue")),
        keys=("Alt+Up",),
        region="jobs",
        icon="arrow-up",
        repeat=True,
        modal=True,
    ),
    Command(
        id="job.down",
        text=str(QT_TRANSLATE_NOOP("Commands", "Later in the queue")),
        keys=("Alt+Down",),
        region="jobs",
        icon="arrow-down",
        repeat=True,
        modal=True,
    ),
    Command(
        id="job.log",
        text=str(QT_TRANSLATE_NOOP("Commands", "Show the log")),
        keys=("L",),
        region="jobs",
        icon="log",
        modal=True,
    ),
    Command(id="job.clear", text=str(QT_TRANSLATE_NOOP("Commands", "Clear finished jobs")), icon="tick", modal=True),
)
"""Declared by the bar and the panel alike."""
