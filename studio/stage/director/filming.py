"""Filming: which camera a shot is seen by, of whom, from where, through which glass; settled once it is blocked."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

import numpy as np

from studio.ports.engine import ShotRequest
from studio.project.coverage import setup
from studio.project.scene import Camera
from studio.stage.acting.performer import PersonPerformer
from studio.stage.animals import ANIMALS
from studio.stage.director import games
from studio.stage.director.blocking import Blocking
from studio.stage.director.camera import CameraPath, Step
from studio.stage.director.composition import heads, wholes
from studio.stage.director.coverage import Covering, Filming, cover, principals
from studio.stage.director.framing import Subject, subject_of
from studio.stage.director.moves import SHALLOW, Where, pulled
from studio.stage.director.operating import operated, remembered
from studio.stage.director.point_of_view import PointOfView
from studio.stage.director.watching import Watch
from studio.stage.performer import Performer
from studio.stage.things import PropPerformer
from studio.stage.world import CameraPose

_HELD = 6
"""As many as a camera holds from head to foot; of more, some may be cut."""
_ALIKE = 0.8
"""Cosine of the angle between two who look the same way."""
_AT_WORK_M = {"close_up": 0.30, "extreme_close_up": 0.17}
"""Half of how much a close shot of a deed holds, metres."""
_IN_PLAY_M = 0.8
_TO_THE_SHINS_M = 1.3
"""A picture of two that is this high would end under their knees."""
_UNFIT = 100.0
"""What it costs, from there on somebody is hidden or cut."""
_SMALLEST_M = 0.12
"""Metres from top to bottom of a picture of things alone, at least."""


def shot_camera(block: Blocking, request: ShotRequest, seconds: float) -> Filming:
    """The shot's own camera: what it films, and from where all of it is seen."""
    leads: list[Performer] = block.leads or block.performers
    wish: Camera = request.scene.camera
    aspect = request.size[0] / request.size[1]
    place = block.floor.place
    look_yaw, keep, who, close, side = block.look_yaw, None, leads, False, block.side
    if wish.angle == "pov" and (eyes := _eyes(block)) is not None:
        others = [one for one in leads if one is not eyes and one.meshes]
        return PointOfView(eyes, others, place, seconds, aspect, wish.lens_mm)
    others: list[Performer] = []
    filmed_from = _filmed_from(block)
    if not leads:
        leads = [games.Spot(block.floor.at(0.0, 0.0, 1.1), 1.1)]
    if wish.move in ("whip_pan", "rack_focus") and len(found := _one_by_one(block, leads)) > 1:
        others, leads = found[:-1], found[-1:]
        if wish.move == "whip_pan" and wish.shot_size in ("full", "medium") and not block.widen:
            wish = replace(wish, shot_size="medium_close")  # one after the other, not all at once
    if wish.shot_size == "medium" and (block.widen or _in_company(block, leads)):
        wish = replace(wish, shot_size="full")
    if wish.shot_size in ("medium", "medium_close", "close_up", "extreme_close_up"):
        # close shots are of one: whoever speaks, else the first
        speaking = _speaking(block)
        faces = [p for p in leads if isinstance(p, PersonPerformer)] or [p for p in leads if p.kind in ANIMALS]
        faces = [*(p for p in speaking if p not in faces and p not in others), *faces]
        close, side = True, 0
        if block.work is not None and wish.shot_size in _AT_WORK_M and not speaking:
            # what the hands do is told, not the face
            wish, close = replace(wish, shot_size="full"), False
            near = [games.Spot(block.work, r) for r in (_AT_WORK_M[block.scene.camera.shot_size], 0.02)]
            subject = subject_of(near, None, seconds, True, faceless=True)
            leads = [*near]
        elif len(faces) > 1 and wish.shot_size in ("medium", "medium_close"):
            who = faces[:2]
            share = 0.64 if wish.shot_size == "medium" else 0.46
            subject = _two_shot(who, aspect, seconds, share)
            keep = heads(who)
            if subject.height_m * share > _TO_THE_SHINS_M:  # cut there nobody is: they are shown whole
                wish, close = replace(wish, shot_size="full"), False
                subject, keep = subject_of(who, block.heading, seconds, block.still), wholes(who)
        elif faces:
            who = ([p for p in speaking if p not in others] or faces)[:1]
            animal = who[0].kind in ANIMALS
            subject = subject_of(who, _facing(who[0], seconds), seconds, block.still, animal=animal)
            look_yaw, keep, side = None, heads(who), block.side
        else:
            close = False
            subject = subject_of(leads, block.heading, seconds, block.still, faceless=True)
            keep = wholes(leads) if wish.shot_size in ("medium", "medium_close") and len(leads) <= _HELD else None
    else:
        subject = subject_of(leads, block.heading, seconds, block.still)
        if all(isinstance(lead, PropPerformer) for lead in leads):
            subject = replace(subject, least_m=_SMALLEST_M)
        keep = wholes(leads) if len(leads) <= _HELD else None
    kept = remembered(keep) if keep is not None else None

    def made(step: Step | None) -> CameraPath:
        spots = [one.focus for one in others]
        return CameraPath(
            wish, subject, place, seconds, aspect, request.seed, look_yaw, kept, side, step, spots, filmed_from
        )

    if wish.angle == "birds_eye" or len(leads) > _HELD:
        return made(None)
    followed = [] if close else _in_play(block, seconds)
    own = operated(made, Watch(place, block.performers, aspect, close), [*who, *followed], seconds)
    if wish.angle == "over_shoulder" or (wish.move == "rack_focus" and others):
        return _past_a_shoulder(block, own, wish, seconds, aspect) or own
    return own


def _past_a_shoulder(block: Blocking, own: CameraPath, wish: Camera, seconds: float, aspect: float) -> Filming | None:
    """From behind one of two to the other's face: that of who speaks, else of who was named second. None where they
    do not stand so."""
    people = [one for one in principals(block) if isinstance(one, PersonPerformer) or one.kind in ANIMALS]
    if len(people) < 2:
        return None
    seen = 0 if _speaking(block)[:1] == people[:1] else 1
    letter = "ab"[seen]
    found = cover(setup(f"over_shoulder_{letter}"), block, own, _facing(people[0], seconds), seconds, aspect)
    if found.cost >= _UNFIT:
        return None
    if wish.move != "rack_focus":
        return found.camera
    return partial(_refocused, found.camera, people[1 - seen].focus, people[seen].focus, seconds)


def _refocused(camera: Filming, first: Where, last: Where, seconds: float, t: float) -> CameraPose:
    """The same view, the focus pulled from the first to the last."""
    pose = camera(t)
    near, far = math.dist(pose.eye, first(t)), math.dist(pose.eye, last(t))
    return replace(pose, focus_m=pulled(t / max(seconds, 0.1), near, far), aperture=max(pose.aperture, SHALLOW))


def _one_by_one(block: Blocking, leads: Sequence[Performer]) -> list[Performer]:
    """Who is looked at in turn: faces, else things, in the order they were named."""
    faces = [one for one in leads if isinstance(one, PersonPerformer) or one.kind in ANIMALS]
    return (faces if len(faces) > 1 else [one for one in leads if one.meshes])[:4]


def _filmed_from(block: Blocking) -> str:
    """From which side of them whom it is about is wished to be seen."""
    return next((s.attributes["filmed_from"] for s in block.scene.subjects if "filmed_from" in s.attributes), "")


def _eyes(block: Blocking) -> Performer | None:
    """Through whose eyes the shot is seen."""
    own = [i for i, s in enumerate(block.scene.subjects) if s.attributes.get("view") == "own"]
    return next((one for i in own for one in block.of_subject.get(i, [])), None)


def _in_play(block: Blocking, seconds: float) -> list[Performer]:
    """Things that are subjects, and that move: a ball is looked after like its players."""
    every = [one for members in block.of_subject.values() for one in members]
    things: list[Performer] = [one for one in every if isinstance(one, PropPerformer)]
    moved = [one for one in things if math.dist(one.focus(0.0), one.focus(0.6 * seconds)) > _IN_PLAY_M]
    return [one for one in moved if one not in block.leads][:2]


def _in_company(block: Blocking, leads: Sequence[Performer]) -> bool:
    """Whether one person is among animals, or more are together than a picture of two holds."""
    if block.scene.dialogue:
        return False
    people = sum(isinstance(lead, PersonPerformer) for lead in leads)
    return people > 2 or (people == 1 and any(lead.kind in ANIMALS for lead in leads))


def _speaking(block: Blocking) -> list[Performer]:
    """The first of each subject that says something, in the order of the lines."""
    said = [x.line.subject for x in block.request.speech] or [line.subject for line in block.scene.dialogue]
    return [p for i in dict.fromkeys(said) for p in block.of_subject.get(i, [])[:1]]


def covered(block: Blocking, request: ShotRequest, own: Filming, seconds: float) -> Covering | None:
    """The camera of an angle; None where there is nothing to film from anywhere else."""
    people = principals(block)
    if not people:
        return None
    aspect = request.size[0] / request.size[1]
    return cover(setup(request.angle), block, own, _facing(people[0], seconds), seconds, aspect)


def _two_shot(two: Sequence[Performer], aspect: float, seconds: float, share: float) -> Subject:
    """Two faces in one picture, cut at the waist, or wider if they are far apart."""

    @cache
    def between(t: float) -> tuple[float, float, float]:
        a, b = two[0].focus(t), two[1].focus(t)
        return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)

    offset = np.subtract(two[0].focus(seconds / 2), two[1].focus(seconds / 2))
    apart = float(np.linalg.norm(offset))
    # the picture is a share of the height given here: room for both and a shoulder each, and for both faces
    height = max(1.6, (apart + 0.75) / aspect / share, (abs(float(offset[2])) + 0.55) / share)
    one, other = _facing(two[0], seconds), _facing(two[1], seconds)
    alike = one is not None and other is not None and np.cos(one - other) > _ALIKE  # side by side: from before them
    return Subject(
        center=between, focus=between, height_m=height, width_m=apart, heading=one if alike else None
    )  # fmt: skip


def _facing(performer: Performer, seconds: float) -> float | None:
    """The yaw somebody faces in the middle of the shot."""
    try:
        m = performer.socket("root", seconds / 2)
    except KeyError:
        return None
    return float(np.arctan2(m[1, 0], m[0, 0]))
