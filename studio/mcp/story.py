"""Tools for the story: reading prompts, projects, shots."""

from typing import Annotated, Literal

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations
from pydantic import Field

from studio.core.errors import InputError
from studio.mcp.records import (
    ProjectRecord,
    ReadingRecord,
    ShotRecord,
    Summary,
    project_record,
    reading_record,
    shot_record,
    summary,
)
from studio.mcp.work import Bench
from studio.project.project import Form, Project
from studio.project.scene import Style
from studio.workflows.afar.homes import Home
from studio.workflows.recipe import options
from studio.workflows.session import directing
from studio.workflows.session.directing import Refinement
from studio.workflows.studio import Studio
from studio.workflows.writing.read import readings

ProjectName = Annotated[str, Field(description="The project's name, as list_projects gives it", max_length=100)]
ShotId = Annotated[str, Field(description="The shot's id, such as s1", max_length=40)]
Prompt = Annotated[str, Field(min_length=1, max_length=4_000)]
Prompts = Annotated[list[Prompt], Field(description="Each is one shot, in order", min_length=1, max_length=100)]
Look = Annotated[Style | None, Field(description="Over the prompt's own style")]
Language = Annotated[Literal["ja", "en"] | None, Field(description="Of the prompts; None: each one tells")]

LOOK = ToolAnnotations(read_only_hint=True, open_world_hint=False)
CHANGE = ToolAnnotations(destructive_hint=False, open_world_hint=False)
REMOVE = ToolAnnotations(destructive_hint=True, open_world_hint=False)


class StoryTools:
    """Each method is a tool; its signature and its docstring are what an assistant reads."""

    def __init__(self, studio: Studio, home: Home, bench: Bench) -> None:
        self._studio, self._home, self._bench = studio, home, bench

    def add_to(self, server: MCPServer) -> None:
        """Offer the tools."""
        for tool in (self.read_prompts, self.list_projects, self.get_project):
            server.tool(annotations=LOOK)(tool)
        for tool in (self.create_project, self.add_shots, self.refine_shot, self.move_shot):
            server.tool(annotations=CHANGE)(tool)
        server.tool(annotations=REMOVE)(self.remove_shot)

    async def read_prompts(
        self,
        prompts: Prompts,
        style: Look = None,
        language: Language = None,
    ) -> list[ReadingRecord]:
        """How the studio would understand prompts, Japanese or English, without making anything. The notes say what was
        not understood, and what is shown as something else: reword the prompt until they are as you want them."""

        def _read() -> list[ReadingRecord]:
            read = readings(self._studio, tuple(prompts), None, options.style(style), language)
            return [reading_record(reading) for reading in read]

        return await self._bench.do(_read)

    async def list_projects(self) -> list[Summary]:
        """The projects that there are."""

        def _list() -> list[Summary]:
            names = self._home.names(self._studio.projects)
            return [summary(name, self._found(name)) for name in names]

        return await self._bench.do(_list)

    async def get_project(self, project: ProjectName) -> ProjectRecord:
        """A project with its shots in the order of the story, how each is read, and its takes."""
        return await self._bench.do(lambda: project_record(self._found(project)))

    async def create_project(
        self,
        name: Annotated[str, Field(description="A new name", max_length=100)],
        size: Annotated[str, Field(description="Width x height: 640x360 854x480 1280x720 1920x1080 …")] = "1280x720",
        fps: Annotated[str, Field(description="Frames a second: 23.976 24 25 29.97 30 …")] = "24",
        style: Look = None,
        language: Language = None,
    ) -> ProjectRecord:
        """A new project without shots. 640x360 or 854x480 is made quickest."""

        def _create() -> ProjectRecord:
            form = Form(size=options.size(size), rate=options.rate(fps), style=options.style(style), language=language)
            return project_record(directing.create(self._studio, self._home.project(name), form))

        return await self._bench.do(_create)

    async def add_shots(
        self,
        project: ProjectName,
        prompts: Prompts,
        number: Annotated[
            int | None, Field(description="Before the shot with this number; None: at the end", ge=1)
        ] = None,
    ) -> list[ShotRecord]:
        """Write new shots into the story. A shot is one continuous picture of some seconds: who does what, where, when,
        the light and weather, how the camera is placed and moves, what is said (in quotation marks) and heard. Gives
        the shots with how they are read; nothing is filmed until make_takes."""

        def _add() -> list[ShotRecord]:
            place = None if number is None else number - 1
            after, shots = directing.write_shots(self._studio, self._home.project(project), prompts, place)
            return [shot_record(after, shot) for shot in shots]

        return await self._bench.do(_add)

    async def refine_shot(
        self,
        project: ProjectName,
        shot: ShotId,
        prompt: Annotated[Prompt | None, Field(description="Another wording; fields set by hand hold")] = None,
        fields: Annotated[
            dict[str, str | float | int | list[str]] | None,
            Field(
                description="Single fields of the reading to set by hand, by name: place, time_of_day, weather, style, "
                "camera.move, camera.shot_size, camera.angle, camera.speed, camera.motion, camera.lens_mm, "
                "subjects.0.kind, subjects.0.action, subjects.0.count, subjects.0.attributes.color, "
                "dialogue.0.text, dialogue.0.tone, music.genre, music.mood, music.level, sounds …",
                max_length=50,
            ),
        ] = None,
        release: Annotated[
            list[str] | None, Field(description="Fields set by hand that the prompt shall decide again")
        ] = None,
        seconds: Annotated[float | None, Field(description="Its length", ge=0.5, le=600)] = None,
        quality: Annotated[Literal["draft", "standard", "final"] | None, Field(description="Of its next take")] = None,
        seed: Annotated[int | None, Field(description="Another number, another take; it stays", ge=0, lt=2**63)] = None,
    ) -> ShotRecord:
        """Change a shot: its words, single fields of how it is read, its length. What is None stays. Its takes stay as
        they are: make new ones. It is one step that can be undone in the window."""
        values = None if fields is None else {name: _value(name, value) for name, value in fields.items()}
        wish = Refinement(
            prompt=prompt, fields=values, released=release or (), seconds=seconds, quality=quality, seed=seed
        )
        return await self._bench.do(lambda: self._refined(project, shot, wish))

    async def move_shot(
        self, project: ProjectName, shot: ShotId, number: Annotated[int, Field(description="Its new number", ge=1)]
    ) -> ProjectRecord:
        """Give a shot another place in the story."""
        return await self._bench.do(
            lambda: project_record(directing.move_shot(self._studio, self._home.project(project), shot, number - 1))
        )

    async def remove_shot(self, project: ProjectName, shot: ShotId) -> ProjectRecord:
        """Take a shot out of the story, with its takes. It can be undone in the window alone."""
        return await self._bench.do(
            lambda: project_record(directing.remove_shot(self._studio, self._home.project(project), shot))
        )

    def _found(self, name: str) -> Project:
        return directing.found(self._studio, self._home.project(name))

    def _refined(self, project: str, shot_id: str, wish: Refinement) -> ShotRecord:
        after, shot = directing.refine_shot(self._studio, self._home.project(project), shot_id, wish)
        return shot_record(after, shot)


def _value(name: str, value: str | float | int | list[str]) -> str:
    """A field's value as fields are written: numbers plain, lists joined by commas."""
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, bool):
        raise InputError(f"{name} is not a yes or no.", todo="Give a word or a number.")
    return f"{value:g}" if isinstance(value, float) else str(value)
