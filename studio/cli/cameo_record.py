"""``ekonte cameo record`` and ``ekonte cameo import``: somebody in front of the camera, told in words what to do."""

import queue
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.cameo_sharing import AudienceName, Limit, Until
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import InputError
from studio.project.cameo import LIMITS, Permission

if TYPE_CHECKING:
    from studio.project.cameo import Cameo
    from studio.workflows.cameo.bringing import Brought
    from studio.workflows.cameo.desk import CameoDesk
    from studio.workflows.cameo.session import Recording

Handle = Annotated[str, typer.Option("--handle", metavar="@NAME", help="What it is called in prompts.")]
FullName = Annotated[str, typer.Option("--name", help="The name in full.")]
Language = Annotated[Literal["ja", "en"], typer.Option("--language", help="The language of the lines to read aloud.")]
Camera = Annotated[
    str | None, typer.Option("--camera", metavar="ID|FILE", help="A camera's id, or a file or stream in its place.")
]
Microphone = Annotated[
    str | None, typer.Option("--microphone", metavar="ID|FILE", help="A microphone's id, or a file or stream.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Sign the consent without being asked: for scripts of your own.")]

_DO = {
    "en": {
        "neutral": "Look straight into the camera and keep still.",
        "left": "Turn your head to your left, and back.",
        "right": "Turn your head to your right, and back.",
        "up": "Lift your chin, and come back.",
        "blink": "Close your eyes for a moment, or blink twice.",
        "smile": "Smile.",
        "say": "Read aloud: “{}”",
    },
    "ja": {
        "neutral": "正面を見て、動かないでください。",
        "left": "顔を左に向けて、戻してください。",
        "right": "顔を右に向けて、戻してください。",
        "up": "あごを上げて、戻してください。",
        "blink": "少し目を閉じるか、二度まばたきしてください。",
        "smile": "笑ってください。",
        "say": "声に出して読んでください：「{}」",
    },
}
_TRIES = 3
"""How often a step that was missed is asked for again."""


def record(
    context: typer.Context,
    handle: Handle = "",
    name: FullName = "",
    language: Language = "en",
    camera: Camera = None,
    microphone: Microphone = None,
    audience: Annotated[AudienceName, typer.Option("--audience", help="Who may use it.")] = "me",
    until: Until = None,
    no: Limit = None,
    yes: Yes = False,
    list_devices: Annotated[bool, typer.Option("--devices", help="List cameras and microphones, and stop.")] = False,
    as_json: Json = False,
) -> None:
    """Record yourself: a few looks, three lines read aloud, and your consent. Nothing leaves this computer."""
    desk = _desk(context)
    if list_devices:
        _list(desk, as_json=as_json)
        return
    if not handle:
        raise InputError("A cameo needs a name to be called by.", todo="Give one: --handle @NAME")
    permission = _permission(audience, until, no)
    _told(recorded(desk, None, handle, name, language, (camera, microphone), permission, yes=yes), as_json=as_json)


def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="PICTURE|VIDEO…", exists=True, dir_okay=False)],
    handle: Handle,
    name: FullName = "",
    kind: Annotated[Literal["person", "pet", "object"], typer.Option("--kind", help="Who or what it is.")] = "person",
    what: Annotated[str, typer.Option("--what", metavar="NOUN", help="Which pet or thing: dog, bicycle …")] = "",
    voice: Annotated[
        list[Path] | None, typer.Option("--voice", metavar="FILE", exists=True, help="A recording of their voice.")
    ] = None,
    language: Language = "en",
    camera: Camera = None,
    microphone: Microphone = None,
    audience: Annotated[AudienceName, typer.Option("--audience", help="Who may use it.")] = "me",
    until: Until = None,
    no: Limit = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Make a cameo of pictures that are there. A person then does the challenge in front of the camera; pets and things
    do not."""
    from studio.workflows.cameo.bringing import bring_person, bring_thing

    desk, permission = _desk(context), _permission(audience, until, no)
    if kind != "person":
        word = what or kind
        kept = work.run(
            doors(context),
            lambda _progress, cancel: bring_thing(
                desk.parts, kind, word, files, handle=handle, name=name, permission=permission, cancel=cancel
            ),
        )
        _told(kept, as_json=as_json)
        return
    brought = work.run(
        doors(context),
        lambda _progress, cancel: bring_person(desk.parts, files, voice or [], language, cancel),
    )
    for remark in brought.made.remarks:
        console.remark(str(remark))
    _told(recorded(desk, brought, handle, name, language, (camera, microphone), permission, yes=yes), as_json=as_json)


def _desk(context: typer.Context) -> "CameoDesk":
    from studio.workflows.cameo.desk import CameoDesk
    from studio.workflows.cameo.reach import Everywhere

    studio = doors(context).studio()
    return CameoDesk(parts=studio, reach=Everywhere(studio))


def _permission(audience: AudienceName, until: str | None, no: list[str] | None) -> Permission:
    unknown = [limit for limit in no or [] if limit not in LIMITS]
    if unknown:
        raise InputError(f"“{unknown[0]}” is no limit.", todo=f"There are: {', '.join(LIMITS)}.")
    last = None
    if until and until != "never":
        try:
            last = date.fromisoformat(until).isoformat()
        except ValueError as exc:
            raise InputError(f"“{until}” is not a day.", todo="Write it as 2027-12-31.") from exc
    return Permission(audience=audience, until=last, limits=tuple(limit for limit in LIMITS if limit in (no or [])))


def recorded(
    desk: "CameoDesk",
    brought: "Brought | None",
    handle: str,
    name: str,
    language: str,
    devices: tuple[str | None, str | None],
    permission: Permission,
    *,
    yes: bool,
) -> "Cameo":
    """Lead somebody through it; gives the cameo that they signed. Raises ``StudioError``: what was in the way, or why
    it was refused."""
    from studio.workflows.cameo.handles import checked

    checked(handle, desk.parts.consent.cameos())
    loop = _Loop()
    session = desk.recording(loop.post, language, brought)
    session.handle, session.name, session.permission = handle, name, permission
    session.camera = devices[0]
    session.microphone = devices[1] or (devices[0] if devices[0] and Path(devices[0]).is_file() else None)
    try:
        session.open()
        loop.until(lambda: session.phase != "opening")
        _need(session, "ready")
        session.begin()
        _lead(session, loop)
        if session.phase == "checking":
            console.remark("Face, voice and phrase are being compared.")
        loop.until(lambda: session.phase != "checking")
        _need(session, "signing")
        for remark in session.remarks:
            console.remark(str(remark))
        said = f"I am {name or handle}, and I allow my face and voice to be used: {_words(permission)}."
        if not yes and not typer.confirm(f"{said} Sign?"):
            raise InputError("It was not signed. Nothing was kept.")
        session.sign()
        loop.until(lambda: session.phase != "keeping")
        _need(session, "kept")
        assert session.cameo is not None
        return session.cameo
    finally:
        session.close()


def _lead(session: "Recording", loop: "_Loop") -> None:
    """Prompt after prompt, with advice where something is in the way."""
    shown, advised, missed = -1, "", 0
    while session.phase in ("asking", "missed"):
        if session.phase == "missed":
            missed += 1
            if missed > _TRIES:
                raise InputError("The step was not done in time.", todo="Begin again, with more light and closer by.")
            console.remark("Time ran out. Once more.")
            session.again()
            shown = -1
        prompt = session.prompt
        if prompt is not None and session.number != shown:
            shown, advised = session.number, ""
            words = "".join(piece.text for piece in session.ruby(prompt.text))
            todo = _DO["ja" if session.language == "ja" else "en"][prompt.step].format(words)
            console.remark(f"{shown + 1}/{len(session.challenge.prompts)}  {todo}")
        if session.advice and session.advice[0] != advised:
            advised = session.advice[0]
            console.remark(f"  {advised}")
        loop.turn()


def _need(session: "Recording", phase: str) -> None:
    if session.phase == phase:
        return
    if session.problem is not None:
        raise session.problem
    if session.reasons:
        first = session.reasons[0]
        raise InputError(" ".join(reason.what for reason in session.reasons), todo=first.todo)
    raise InputError("The recording was broken off. Nothing was kept.")


def _words(permission: Permission) -> str:
    limits = "".join(f", no {limit}" for limit in permission.limits)
    return f"{permission.audience}{limits}{f', until {permission.until}' if permission.until else ''}"


def _told(cameo: "Cameo", *, as_json: bool) -> None:
    if as_json:
        console.json_line({"id": cameo.id, "handle": cameo.handle, "name": cameo.name, "kind": cameo.kind})
    else:
        console.result(f"@{cameo.handle} is kept, encrypted. Write @{cameo.handle} in a prompt.")


def _list(desk: "CameoDesk", *, as_json: bool) -> None:
    capture = desk.parts.capture
    for what, found in (("camera", capture.cameras()), ("microphone", capture.microphones())):
        for device in found:
            if as_json:
                console.json_line({"kind": what, "id": device.id, "name": device.name})
            else:
                console.result(f"{what}  {device.id}  {device.name}")
        if not found and not as_json:
            console.remark(f"There is no {what}.")


class _Loop:
    """A command's own event loop: what other threads post is run here."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, act: Callable[[], None]) -> None:
        """As a ``Post``."""
        self._waiting.put(act)

    def turn(self) -> None:
        """Run what waits, or wait a little."""
        try:
            self._waiting.get(timeout=0.2)()
        except queue.Empty:
            return

    def until(self, met: Callable[[], bool]) -> None:
        """Until this is so."""
        while not met():
            self.turn()
