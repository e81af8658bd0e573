"""Projects and shots as resources, to be read by their address, and takes as their small pictures."""

from collections.abc import Callable
from typing import TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from pydantic import TypeAdapter

from studio.core.errors import InputError, StudioError
from studio.mcp.records import Summary, project_record, shot_record, summary
from studio.workflows.afar import looking
from studio.workflows.afar.homes import Home
from studio.workflows.session import directing
from studio.workflows.studio import Studio

T = TypeVar("T")

_JSON = "application/json"


class Shelves:
    """Each method is a resource."""

    def __init__(self, studio: Studio, home: Home) -> None:
        self._studio, self._home = studio, home

    def add_to(self, server: MCPServer) -> None:
        """Offer the resources."""
        server.resource("ekonte://projects", name="projects", mime_type=_JSON)(self.projects)
        server.resource("ekonte://projects/{project}", name="project", mime_type=_JSON)(self.project)
        server.resource("ekonte://projects/{project}/shots/{shot}", name="shot", mime_type=_JSON)(self.shot)
        server.resource("ekonte://projects/{project}/takes/{take}/strip.png", name="strip", mime_type="image/png")(
            self.strip
        )

    def projects(self) -> str:
        """The projects that there are."""

        def _list() -> str:
            found = [
                summary(name, directing.found(self._studio, self._home.project(name)))
                for name in self._home.names(self._studio.projects)
            ]
            return TypeAdapter(list[Summary]).dump_json(found, indent=1).decode("utf-8")

        return _told(_list)

    def project(self, project: str) -> str:
        """A project with its shots and takes."""
        return _told(
            lambda: project_record(directing.found(self._studio, self._home.project(project))).model_dump_json(indent=1)
        )

    def shot(self, project: str, shot: str) -> str:
        """A shot: how it is read, its takes."""

        def _shot() -> str:
            found = directing.found(self._studio, self._home.project(project))
            return shot_record(found, found.shot(shot)).model_dump_json(indent=1)

        return _told(_shot)

    def strip(self, project: str, take: str) -> bytes:
        """The whole of a take as twelve small pictures side by side."""
        return _told(lambda: looking.strip(self._studio, self._home.project(project), take))


def _told(look: Callable[[], T]) -> T:
    try:
        return look()
    except InputError as problem:
        raise ResourceNotFoundError(str(problem)) from problem
    except StudioError as problem:
        raise ResourceError(str(problem)) from problem
