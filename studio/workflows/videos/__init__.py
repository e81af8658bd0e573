"""Videos: what the retired video API called a generation. Each is a project of its own with its jobs in the queue.

::

    create · remix · edit · extend ──▶ Video(queued) ── read, laid out, wished ──▶ jobs of the queue
                                          ▲   │                                        │
                     the ledger, at every │   ▼                                        ▼
                     change of status     completed | failed ◀── followed ── the take in the video's project

A video outlives the program: what had been asked for and was not wished yet is wished at the next start, under its own
id, so that nothing is made twice. ``<id>.studio`` may be opened in the window like any project.
"""

from studio.workflows.videos.forms import DEFAULT_SIZE, MODELS, Model
from studio.workflows.videos.video import Trouble, Video, VideoError
from studio.workflows.videos.videos import Asked, Videos

__all__ = ["DEFAULT_SIZE", "MODELS", "Asked", "Model", "Trouble", "Video", "VideoError", "Videos"]
