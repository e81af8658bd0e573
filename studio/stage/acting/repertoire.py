"""Which action is played how: every word of ``project.scene.ACTIONS`` for people."""

from collections.abc import Callable
from dataclasses import replace

from studio.stage.acting import manners
from studio.stage.acting.moves import (
    ballplay,
    boards,
    breath,
    combat,
    crafts,
    dance,
    gestures,
    glides,
    leaps,
    plunges,
    seats,
)
from studio.stage.acting.part import Action, Part, Pose, Stance
from studio.stage.acting.posture import Posture
from studio.stage.performer import Beat

_REST = gestures.stand
_WIDE = Stance(0.13)
_STRIDE = Stance(0.11, (0.16, -0.16))

REPERTOIRE: dict[str, Action] = {
    "stand": Action(_REST),
    "look": Action(_REST),
    "walk": Action(_REST, gait="walk"),
    "run": Action(_REST, gait="run", manner=manners.RUN),
    "sneak": Action(_REST, gait="sneak", manner=manners.SNEAK),
    "limp": Action(_REST, gait="limp", manner=manners.LIMP),
    "march": Action(_REST, gait="march", manner=manners.MARCH),
    "crawl": Action(leaps.crawl, base="free", blend=0.6, guarded=True),
    "talk": Action(gestures.talk),
    "shout": Action(gestures.shout, stance=_WIDE, cues=gestures.shout_cues),
    "bark": Action(gestures.shout, stance=_WIDE, cues=gestures.shout_cues),
    "sing": Action(gestures.sing, lead=1.0),
    "wave": Action(gestures.wave, mood="happy"),
    "point": Action(gestures.point),
    "clap": Action(gestures.clap, cues=gestures.clap_cues, mood="happy"),
    "bow": Action(gestures.bow, stance=Stance(0.06)),
    "cry": Action(gestures.weep, cues=gestures.weep_cues, mood="crying", lead=1.0),
    "laugh": Action(gestures.laugh, cues=gestures.laugh_cues, mood="laughing", lead=1.0),
    "hug": Action(gestures.hug, stance=Stance(0.10, (0.10, -0.10))),
    "jump": Action(leaps.jump, feet=leaps.hop_feet, cues=leaps.leap_cues),
    "bounce": Action(leaps.jump, feet=leaps.hop_feet, cues=leaps.leap_cues, mood="happy"),
    "backflip": Action(leaps.backflip, feet=leaps.hop_feet, cues=leaps.leap_cues, mood="effort"),
    "spin_jump": Action(glides.spin_jump, base="free", cues=glides.spin_jump_cues, mood="calm", blend=0.5),
    "skate": Action(glides.skate, base="free", cues=glides.skate_cues, blend=0.5),
    "swim": Action(glides.swim, base="free", cues=glides.swim_cues, blend=0.6),
    "plunge": Action(plunges.plunge, base="free", mood="effort", blend=0.3),
    "float": Action(glides.adrift, base="free", mood="calm", blend=0.8),
    "flow": Action(glides.adrift, base="free", mood="calm", blend=0.8),
    "fly": Action(glides.fly, base="free", blend=0.6),
    "climb": Action(glides.climb, base="free", mood="effort", blend=0.5),
    "roll": Action(leaps.roll, base="free", blend=0.2, guarded=True),
    "spin": Action(leaps.spin, base="free", mood="happy"),
    "fall": Action(leaps.fall, feet=leaps.fall_feet, cues=leaps.fall_cues, mood="afraid", blend=0.15, guarded=True),
    "shatter": Action(leaps.fall, feet=leaps.fall_feet, cues=leaps.fall_cues, mood="afraid", blend=0.15, guarded=True),
    "explode": Action(leaps.fall, feet=leaps.fall_feet, cues=leaps.fall_cues, mood="afraid", blend=0.15, guarded=True),
    "burn": Action(gestures.push_hands_out, mood="afraid"),
    "lie": Action(leaps.lie, base="free", blend=0.9, guarded=True),
    "sleep": Action(leaps.sleep, base="free", mood="asleep", blend=0.9, guarded=True),
    "rise": Action(leaps.rise, feet=leaps.rise_feet, blend=0.2, guarded=True),
    "kneel": Action(leaps.kneel, base="free", blend=0.3, guarded=True),
    "doze": Action(breath.doze, base="mount", mood="asleep", blend=0.9),
    "slump": Action(breath.slump, base="mount", mood="asleep", blend=0.9),
    "brush": Action(breath.brush, lead=1.0),
    "blow": Action(breath.blow, cues=breath.blow_cues, mood="happy"),
    "board": Action(boards.board, base="mount", mood="calm", blend=0.3),
    "sit": Action(seats.sit, base="mount", blend=0.7),
    "ride": Action(seats.ride, base="mount", blend=0.7),
    "drive": Action(seats.drive, base="mount", blend=0.7),
    "sail": Action(seats.sail, base="mount", blend=0.6),
    "fight": Action(combat.fight, feet=combat.fight_feet, cues=combat.fight_cues, mood="angry"),
    "kick": Action(ballplay.kick, feet=ballplay.kick_feet, cues=ballplay.kick_cues, mood="effort"),
    "throw": Action(ballplay.throw, feet=ballplay.throw_feet, cues=ballplay.throw_cues, mood="effort"),
    "catch": Action(ballplay.catch, stance=_WIDE, cues=ballplay.catch_cues),
    "shoot_basket": Action(ballplay.shoot_basket, feet=ballplay.shoot_feet),
    "eat": Action(crafts.eat, lead=1.0),
    "drink": Action(crafts.drink),
    "read": Action(crafts.read, lead=1.0),
    "write": Action(crafts.write, lead=1.0),
    "cook": Action(crafts.cook, lead=1.0),
    "paint": Action(crafts.paint, stance=Stance(0.10, (0.06, -0.06)), lead=1.0),
    "fish": Action(crafts.fish, stance=Stance(0.11, (0.08, -0.08)), lead=1.0),
    "open": Action(crafts.open_door, cues=crafts.door_cues),
    "close": Action(crafts.close_door, cues=crafts.door_cues),
    "push": Action(crafts.push, stance=_STRIDE, mood="effort", lead=1.0),
    "pull": Action(crafts.pull, stance=_STRIDE, mood="effort", lead=1.0),
    "carry": Action(crafts.carry, lead=1.0),
    "play_instrument": Action(crafts.play, mood="calm", lead=1.0),
    "dance": Action(dance.dance, feet=dance.dance_feet, mood="happy"),
}

FROM_A_SEAT = frozenset(
    [
        "talk",
        "shout",
        "sing",
        "wave",
        "point",
        "clap",
        "cry",
        "laugh",
        "look",
        "stand",
        "eat",
        "drink",
        "read",
        "write",
        "cook",
        "paint",
        "fish",
        "play_instrument",
        "carry",
        "catch",
        "bow",
    ]
)
"""What somebody can do sitting down: on a ``mount``, or with ``params`` ``seated`` or ``seat_height``."""


def action_of(beat: Beat) -> Action:
    """How a beat is played; somebody who is asked for an unknown action stands."""
    action = REPERTOIRE.get(beat.action, REPERTOIRE["stand"])
    asked = beat.params.get("seated", 0.0) > 0 or "seat_height" in beat.params
    if beat.action in FROM_A_SEAT and (asked or _seat(beat)):
        return replace(action, pose=_seated(action.pose), base="mount", blend=0.7)
    if action.base == "mount" and beat.mount is None and beat.action == "sail":
        return replace(action, base="free")
    if action.base == "upright" and beat.mount is not None:
        # Standing on a deck that moves.
        return replace(action, pose=_on_deck(action.pose), base="mount", blend=0.5)
    return action


def _seat(beat: Beat) -> bool:
    """Whether the mount is one to sit on: it has a seat and no deck to stand on."""
    return _has(beat, "seat") and not _has(beat, "deck_0")


def _has(beat: Beat, socket: str) -> bool:
    if beat.mount is None:
        return False
    try:
        beat.mount.socket(socket, beat.start)
    except KeyError:
        return False
    return True


def _seated(pose: Pose) -> Callable[[Posture, Part, float], None]:
    def write(p: Posture, part: Part, t: float) -> None:
        if part.beat.mount is not None and (_has(part.beat, "bar_left") or not seats.feet_reach_floor(part)):
            seats.ride(p, part, t)
        else:
            seats.seated_legs(p, part, t)
        before = p.v[:3].copy()
        legs = p.v[50:].copy()
        turn = p.v[3:7].copy()
        pose(p, part, t)
        # The seat keeps hips and feet; what the action does is done from the waist up.
        p.v[:3] = before
        p.v[3:7] = turn
        p.v[50:] = legs

    return write


def _on_deck(pose: Pose) -> Callable[[Posture, Part, float], None]:
    def write(p: Posture, part: Part, t: float) -> None:
        for side in (0, 1):
            p.foot(side, (0.06 if side == 0 else -0.04) * p.k, 0.12 * p.k)
        p.hips(0.0, 0.0, 0.03 * p.k)
        p.spine(bend=0.04)
        pose(p, part, t)

    return write
