"""Ekonte: a desktop film studio that runs on its user's own machine.

Floors, top to bottom; imports point down only (``tests/architecture`` keeps it so)::

    app                              start-up, paths, wiring          knows everyone, nobody knows it
    ui cli                           the window, the commands         call workflows, read project values
    workflows                        what a user does                 meets adapters only at ports
    reading stage sound media compositor interchange storage farm    adapters; do not know each other
    ports                            one small Protocol + frozen records per adapter
    project                          the document: scene, shot, take, project. Pure, frozen
    core                             errors, time, ids, progress + cancel. Standard library only
"""

__version__ = "0.2.0"
