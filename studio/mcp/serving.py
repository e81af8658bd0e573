"""The server itself: its tools and resources together, on standard input and output."""

from collections.abc import Callable

from mcp.server.mcpserver import MCPServer

from studio.mcp.making import MakingTools
from studio.mcp.shelves import Shelves
from studio.mcp.story import StoryTools
from studio.mcp.watching import WatchingTools
from studio.mcp.work import Bench
from studio.workflows.afar.homes import Home
from studio.workflows.queue import Dispatcher, Queue
from studio.workflows.serving.attending import Attendant
from studio.workflows.studio import Studio

INSTRUCTIONS = """\
Ekonte is a film studio on this machine: text becomes a film with synced sound, staged and rendered right here.
A project holds shots in the order of the story; each shot has takes, the results of making it.

1. read_prompts tells how words are understood; reword until the notes are as you want them.
2. create_project, add_shots.
3. make_takes queues takes (a draft takes some seconds for a second of film); watch_jobs waits for them.
4. get_contact_strip and get_frames show a take; judge_take keeps what you think of it.
5. refine_shot changes words or single fields; then make_takes again.
6. export_film writes the film.

Ids (s1, s1t2) never change. What you do can be seen and undone in Ekonte's window, which may be open meanwhile.
"""


def build(studio: Studio, home: Home, queue: Queue, version: str) -> MCPServer:
    """The server with everything that it offers. ``home`` is where projects may be; ``queue`` makes takes."""
    server = MCPServer("ekonte", title="Ekonte", version=version, instructions=INSTRUCTIONS, log_level="WARNING")
    bench = Bench()
    StoryTools(studio, home, bench).add_to(server)
    MakingTools(studio, home, bench, queue).add_to(server)
    WatchingTools(studio, home, bench).add_to(server)
    Shelves(studio, home).add_to(server)
    return server


def serve(studio: Studio, home: Home, queue: Queue, work: Callable[[], Dispatcher], version: str) -> None:
    """Serve on standard input and output until the other end hangs up. ``work`` gives who does what is in the queue,
    while nobody else does; what is left then waits for the next one."""
    try:
        with Attendant(work):
            build(studio, home, queue, version).run("stdio")
    finally:
        queue.close()
