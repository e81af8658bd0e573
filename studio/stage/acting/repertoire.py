"""Which action is played how: every word of ``project.scene.ACTIONS`` for people."""

from studio.stage.acting import manners
from studio.stage.acting.moves import gestures
from studio.stage.acting.part import Action, Stance
from studio.stage.performer import Beat

_REST = gestures.stand

REPERTOIRE: dict[str, Action] = {
    "stand": Action(_REST),
    "look": Action(_REST),
    "walk": Action(_REST, gait="walk"),
    "run": Action(_REST, gait="run", manner=manners.RUN),
    "sneak": Action(_REST, gait="sneak", manner=manners.SNEAK),
    "limp": Action(_REST, gait="limp", manner=manners.LIMP),
    "march": Action(_REST, gait="march", manner=manners.MARCH),
    "talk": Action(gestures.talk),
    "shout": Action(gestures.shout, stance=Stance(0.13), cues=gestures.shout_cues),
    "sing": Action(gestures.sing),
    "wave": Action(gestures.wave, mood="happy"),
    "point": Action(gestures.point),
    "clap": Action(gestures.clap, cues=gestures.clap_cues, mood="happy"),
    "bow": Action(gestures.bow, stance=Stance(0.06)),
    "cry": Action(gestures.weep, cues=gestures.weep_cues, mood="crying"),
    "laugh": Action(gestures.laugh, cues=gestures.laugh_cues, mood="laughing"),
    "hug": Action(gestures.hug, stance=Stance(0.10, (0.10, -0.10))),
}


def action_of(beat: Beat) -> Action:
    """How a beat is played; somebody who is asked for an unknown action stands."""
    return REPERTOIRE.get(beat.action, REPERTOIRE["stand"])
