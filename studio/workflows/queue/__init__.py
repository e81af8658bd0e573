"""The queue at work: what faces wish, and the dispatcher that sees to it that each job is done once.

::

    wishing     a shot, a script, an export ─▶ Wish, with what it will take
    finals      every approved draft ─▶ Wish, for the night
    dispatcher  ready jobs ─▶ drawn up (order) ─▶ runner ─▶ landed (take in its project, file in its place) ─▶ done
"""

from studio.ports.queue import (
    Cancelled,
    Done,
    ExportWork,
    Failed,
    FilmWork,
    Hours,
    Job,
    Made,
    Paused,
    Queue,
    Queued,
    Running,
    Settings,
    SoundWork,
    State,
    StateName,
    TakeWork,
    Waiting,
    Wish,
    Work,
)
from studio.workflows.queue.dispatcher import Dispatcher
from studio.workflows.queue.finals import NIGHT, Finals, finals
from studio.workflows.queue.record import job_to_json, state_name, whole_to_json
from studio.workflows.queue.wishing import Wishing

__all__ = [
    "NIGHT",
    "Cancelled",
    "Dispatcher",
    "Done",
    "ExportWork",
    "Failed",
    "FilmWork",
    "Finals",
    "Hours",
    "Job",
    "Made",
    "Paused",
    "Queue",
    "Queued",
    "Running",
    "Settings",
    "SoundWork",
    "State",
    "StateName",
    "TakeWork",
    "Waiting",
    "Wish",
    "Wishing",
    "Work",
    "finals",
    "job_to_json",
    "state_name",
    "whole_to_json",
]
