"""Farm: workers in processes of their own. Implements ``studio.ports.worker`` and ``Runner`` of ``studio.ports.queue``.

::

    window's process                              worker's process
    LocalWorker ── orders, cancel ──▶ stdin ──▶   serve ── carry_out(order) ──▶ Result
        ▲                                           │
        └──────── reports, pictures ◀── stdout ◀────┘        its log ──▶ stderr

A message is one line of JSON, then as many raw bytes as the line announces. Nothing is pickled. A worker whose pipe
closes removes its half files and ends.
"""

from studio.farm.local import LocalWorker
from studio.farm.runner import LocalRunner
from studio.farm.serve import serve

__all__ = ["LocalRunner", "LocalWorker", "serve"]
