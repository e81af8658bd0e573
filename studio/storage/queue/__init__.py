"""The queue on disk: one SQLite file for everybody on this machine, and the leases that keep two from doing one job."""

from studio.storage.queue.opening import open_queue
from studio.storage.queue.queue_file import QueueFile

__all__ = ["QueueFile", "open_queue"]
