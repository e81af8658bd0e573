"""A dispatcher's process for tests, until it is killed: ``python -m tests.workflows.queue.dispatch QUEUE CACHE``.

Says ``started`` on standard output when it has looked at what was left.
"""

import sys
import time
from pathlib import Path

from studio.storage.queue import open_queue
from tests.workflows.queue.desk import real_dispatcher


def main(queue: Path, cache: Path) -> None:
    """Work for ever."""
    dispatcher = real_dispatcher(open_queue(queue), cache)
    dispatcher.start()
    sys.stdout.write("started\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
