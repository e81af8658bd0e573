"""Tools for looking at takes, judging them, and writing the film."""

import base64
from typing import Annotated

from mcp.server.mcpserver import Context, MCPServer
from mcp.types import ContentBlock, ImageContent, TextContent
from pydantic import Field

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.mcp.records import Film, TakeRecord, take_record
from studio.mcp.story import CHANGE, LOOK, ProjectName
from studio.mcp.work import Bench
from studio.workflows.afar import looking
from studio.workflows.afar.homes import Home
from studio.workflows.export import ExportOrder, export, said
from studio.workflows.session import directing
from studio.workflows.studio import Studio

TakeId = Annotated[str, Field(description="The take's id, such as s1t2", max_length=60)]


class WatchingTools:
    """Each method is a tool; its signature and its docstring are what an assistant reads."""

    def __init__(self, studio: Studio, home: Home, bench: Bench) -> None:
        self._studio, self._home, self._bench = studio, home, bench

    def add_to(self, server: MCPServer) -> None:
        """Offer the tools."""
        for picture in (self.get_frames, self.get_contact_strip):
            server.tool(annotations=LOOK, structured_output=False)(picture)
        for tool in (self.judge_take, self.export_film):
            server.tool(annotations=CHANGE)(tool)

    async def get_frames(
        self,
        project: ProjectName,
        take: TakeId,
        count: Annotated[int, Field(description="So many, spread evenly over the take", ge=1, le=16)] = 3,
        numbers: Annotated[
            list[Annotated[int, Field(ge=0)]] | None,
            Field(description="These frames instead, from 0", min_length=1, max_length=16),
        ] = None,
        width: Annotated[int, Field(description="Pixels; none is made wider than it is", ge=64, le=1920)] = 512,
    ) -> list[ContentBlock]:
        """Look at single frames of a take, as pictures. Do so before you judge a take."""

        def _frames() -> list[ContentBlock]:
            folder = self._home.project(project)
            whole = directing.found(self._studio, folder).take(take).frame_count
            wanted = tuple(numbers) if numbers else looking.evenly(whole, count)
            shown: list[ContentBlock] = []
            for frame in looking.frames(self._studio, folder, take, wanted, width):
                shown.append(
                    TextContent(type="text", text=f"{take}, frame {frame.number} of {whole}, {frame.seconds:.2f} s")
                )
                shown.append(_image(frame.png))
            return shown

        return await self._bench.do(_frames)

    async def get_contact_strip(self, project: ProjectName, take: TakeId) -> list[ContentBlock]:
        """Look at the whole of a take at once: twelve small pictures side by side, from its first frame to its last."""
        return await self._bench.do(lambda: [_image(looking.strip(self._studio, self._home.project(project), take))])

    async def judge_take(
        self,
        project: ProjectName,
        take: TakeId,
        rating: Annotated[int | None, Field(description="0 (none) to 5 stars", ge=0, le=5)] = None,
        approved: Annotated[
            bool | None, Field(description="true: it stands for its shot in the film; false: it does not any more")
        ] = None,
        note: Annotated[str | None, Field(description="What is good or wrong about it", max_length=4_000)] = None,
    ) -> TakeRecord:
        """Rate a take, approve it, or say something about it. Where none is approved, the newest is in the film."""
        if rating is None and approved is None and note is None:
            return await self._bench.do(_nothing)

        def _judge() -> TakeRecord:
            folder = self._home.project(project)
            after = directing.judge_take(self._studio, folder, take, stars=rating, approved=approved, note=note)
            return take_record(after, after.take(take))

        return await self._bench.do(_judge)

    async def export_film(
        self,
        context: Context,
        project: ProjectName,
        file: Annotated[
            str, Field(description="Name of an .mp4, kept in the project's exports folder; or a whole allowed path")
        ] = "film.mp4",
        overwrite: Annotated[bool, Field(description="Write over a file that is there already")] = False,
        frames: Annotated[str, Field(description="IN-OUT, frames from 0; empty: the whole film", max_length=40)] = "",
    ) -> Film:
        """Write the film as it stands, with its sound, as an .mp4 that plays anywhere. Shots without a take are slates.
        Progress is told while it is written."""

        def _export(progress: Progress, cancel: CancelToken) -> Film:
            folder = self._home.project(project)
            directing.found(self._studio, folder)  # says that there is none
            exports = folder / "exports"
            output = self._home.file(file, exports)
            if output.parent == exports.resolve():
                exports.mkdir(exist_ok=True)
            order = ExportOrder(output=output, stretch=frames, force=overwrite)
            made = export(self._studio, folder, order, progress, cancel)
            return Film(
                file=str(made.path),
                seconds=round(made.rate.seconds(made.frame_count), 3),
                frames=made.frame_count,
                size=f"{made.size[0]}x{made.size[1]}",
                remarks=[sentence for sentence in (said(made), *made.problems) if sentence],
            )

        return await self._bench.long(context, _export)


def _image(png: bytes) -> ImageContent:
    return ImageContent(type="image", data=base64.b64encode(png).decode("ascii"), mime_type="image/png")


def _nothing() -> TakeRecord:
    raise InputError("Nothing is said of the take.", todo="Give a rating, approved, or a note.")
