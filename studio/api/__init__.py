"""Ekonte as a Python library: films, projects and the queue, in a few typed calls. The commands use it too.

::

    from studio import api

    made = api.film("A dog runs on the beach at dusk.", output="dog.mp4", size="1280x720")
    print(made.path, made.frame_count)

    with api.project("story.studio") as story:                # opened, or made
        shot, = story.write("A woman waits at a snowy station at dawn.")
        take = story.make(shot.id, quality="draft")            # here and now …
        story.judge(take.id, stars=4, approved=True)
        story.export("story.mp4")

    with api.queue() as queue, queue.working():               # … or by the queue, which outlives this program
        jobs = queue.takes("story.studio", variations=3)
        queue.wait(jobs)

What cannot be done is a ``StudioError`` whose text says what happened and what to do. ``progress`` is called with a
step, how much of it is done, and of how much (0: not known); a ``CancelToken`` stops work, which then raises
``Cancelled`` and leaves nothing half done. The studio that does the work is found by the entry points
``ekonte.studio`` of the installed package; ``studio=`` of every call takes another one.
"""

from studio.api.films import film, film_order, make_film, read, render
from studio.api.projects import Project, project
from studio.api.queueing import Jobs, queue
from studio.core.errors import Cancelled, DiskError, InputError, MachineError, ProjectError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.project.scene import Note, Reading, Scene
from studio.project.shot import Shot
from studio.project.take import Recipe, Take
from studio.workflows.export import Exported
from studio.workflows.film.film import FilmMade, FilmOrder, ShotMade
from studio.workflows.queue import Job, Wish
from studio.workflows.remaking.render import Rendered
from studio.workflows.studio import Studio

__all__ = [
    "CancelToken",
    "Cancelled",
    "DiskError",
    "Exported",
    "FilmMade",
    "FilmOrder",
    "InputError",
    "Job",
    "Jobs",
    "MachineError",
    "Note",
    "Progress",
    "Project",
    "ProjectError",
    "Reading",
    "Recipe",
    "Rendered",
    "Scene",
    "Shot",
    "ShotMade",
    "Studio",
    "StudioError",
    "Take",
    "Wish",
    "film",
    "film_order",
    "make_film",
    "project",
    "queue",
    "read",
    "render",
]
