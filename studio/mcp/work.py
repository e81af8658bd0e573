"""Work beside the conversation: one thing at a time in a thread, its progress told, stopped when nobody waits."""

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread
from anyio import CapacityLimiter, get_cancelled_exc_class
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError

from studio.core.errors import FaultError, StudioError
from studio.core.progress import CancelToken, Progress

T = TypeVar("T")

TELL_SECONDS = 0.5
"""Between two words of progress."""


class Bench:
    """Where the work of one server is done."""

    def __init__(self) -> None:
        self._quick, self._long = CapacityLimiter(1), CapacityLimiter(1)

    async def do(self, task: Callable[[], T]) -> T:
        """Something quick. Raises ``ToolError`` with what happened and what to do about it."""
        try:
            return await anyio.to_thread.run_sync(task, limiter=self._quick)
        except StudioError as problem:
            raise told(problem) from problem

    async def long(self, context: Context, task: Callable[[Progress, CancelToken], T]) -> T:
        """Something that takes a while, with progress for whoever asked for it; stops when the request is cancelled.
        Raises ``ToolError``."""
        token, newest = CancelToken(), [("waiting", 0, 0)]
        made: list[T] = []
        refused: list[StudioError] = []

        def _said(step: str, done: int, total: int) -> None:
            newest[:] = [(step, done, total)]

        async with anyio.create_task_group() as group:
            group.start_soon(self._tell, context, newest)
            try:
                made.append(
                    await anyio.to_thread.run_sync(
                        lambda: task(_said, token), limiter=self._long, abandon_on_cancel=True
                    )
                )
            except StudioError as problem:
                refused.append(problem)  # raised outside of the group, which would wrap it
            except get_cancelled_exc_class():
                token.cancel()
                raise
            finally:
                group.cancel_scope.cancel()
        if refused:
            raise told(refused[0]) from refused[0]
        return made[0]

    async def _tell(self, context: Context, newest: list[tuple[str, int, int]]) -> None:
        count, last = 0, ("", -1, -1)
        while True:
            step, done, total = newest[0]
            if newest[0] != last:
                last, count = newest[0], count + 1
                await tell(context, count, step, done, total)
            await anyio.sleep(TELL_SECONDS)


async def tell(context: Context, count: int, step: str, done: int, total: int) -> None:
    """One word of progress, the ``count``-th: numbers only grow, as the protocol wants, whatever step they are of."""
    share = f" {done}/{total}" if total else ""
    await context.report_progress(float(count), None, f"{step}{share}")


def told(problem: StudioError) -> ToolError:
    """A problem for an assistant: what happened, what to do about it."""
    if isinstance(problem, FaultError):
        return ToolError(f"{problem} This is a fault of Ekonte's own.")
    return ToolError(str(problem))
