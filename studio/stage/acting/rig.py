"""What acting must know of a body: limb lengths, hinges, palms, soles; all measured on its rest skeleton."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.people.skeleton import Skeleton

Array = NDArray[np.float64]
Ints = NDArray[np.int32]

LEFT, RIGHT = 0, 1
SIDES = ("Left", "Right")
SIGN = (1.0, -1.0)
"""Outward is +y on the left and -y on the right."""

FINGERS = ("Thumb", "Index", "Middle", "Ring", "Pinky")

TRUNK = ("Hips", "Spine", "Spine1", "Spine2", "Neck", "Head")
LIMBS = ("Shoulder", "Arm", "ForeArm", "Hand", "UpLeg", "Leg", "Foot", "ToeBase")

# Columns of ``Rig.sided`` (one row of vectors a side).
HINGE_ARM, UPPER, FORE, HAND_DIRECTION, PALM, NEUTRAL_PALM, THIGH, SHIN, HINGE_LEG, GRIP, GRIP_UP = range(11)


@dataclass(frozen=True, slots=True, eq=False)
class Rig:
    """The measures of one person, metres, in the figure's axes.

    ``joints`` float64 (bones, 3) in rest; ``trunk`` int32 (6,) bone numbers of ``TRUNK``; ``limbs`` int32 (2, 8) of
    ``LIMBS``; ``fingers`` int32 (2, 5, 3); ``finger_axes`` float64 (2, 5, 3) curl axes in rest; ``sided`` float64
    (2, 11, 3) rest directions named by this module's column constants; ``lengths`` float64 (2, 4): upper arm, forearm,
    thigh, shin; ``foot_yaw`` float64 (2,) where the feet point in rest. ``ankle``: its height over the sole;
    ``heel`` and ``ball`` float64 (2, 3): what the foot pivots on, from the ankle, foot pointing along x: a point of
    the sole, and the joint of the toes, which lie still while the heel rises.
    ``grips`` float64 (2, 2, 3): hand direction and palm normal in the axes of the grip socket (x knuckles, z thumb
    side).
    """

    joints: Array
    trunk: Ints
    limbs: Ints
    fingers: Ints
    finger_axes: Array
    sided: Array
    lengths: Array
    foot_yaw: Array
    heel: Array
    ball: Array
    grips: Array
    ankle: float
    hips_height: float
    height: float
    floor: float

    @property
    def scale(self) -> float:
        """Size against a person of 1.70 m."""
        return self.height / 1.7

    @property
    def leg(self) -> float:
        """Thigh and shin together, metres."""
        return float(self.lengths[0, 2] + self.lengths[0, 3])

    @property
    def arm(self) -> float:
        """Shoulder to wrist, metres."""
        return float(self.lengths[0, 0] + self.lengths[0, 1])


def _unit(v: Array) -> Array:
    return v / (np.linalg.norm(v) + 1e-12)


def _across(v: Array, direction: Array) -> Array:
    """The part of ``v`` at right angles to a unit direction, at length 1."""
    return _unit(v - direction * float(v @ direction))


def measure(skeleton: Skeleton) -> Rig:
    """The rig of a skeleton with the 52 bones of the people asset."""
    joints = skeleton.joints.astype(np.float64)
    index = skeleton.index
    sided = np.zeros((2, 11, 3))
    lengths = np.zeros((2, 4))
    fingers = np.zeros((2, 5, 3), np.int32)
    axes = np.zeros((2, 5, 3))
    heel, ball = np.zeros((2, 3)), np.zeros((2, 3))
    grips = np.zeros((2, 2, 3))
    yaws = np.zeros(2)
    scale = skeleton.height / 1.7
    ankle = float(skeleton.joint("LeftFoot")[2]) - skeleton.floor
    for s, side in enumerate(SIDES):

        def at(bone: str, side: str = side) -> Array:
            return joints[index[side + bone]]

        upper, fore = at("ForeArm") - at("Arm"), at("Hand") - at("ForeArm")
        thigh, shin = at("Leg") - at("UpLeg"), at("Foot") - at("Leg")
        lengths[s] = [float(np.linalg.norm(v)) for v in (upper, fore, thigh, shin)]
        upper, fore, thigh, shin = _unit(upper), _unit(fore), _unit(thigh), _unit(shin)
        hand = _unit(at("HandMiddle1") - at("Hand"))
        knuckles = at("HandIndex1") - at("HandPinky1")
        palm = _unit(np.cross(at("HandIndex1") - at("Hand"), at("HandPinky1") - at("Hand")))
        toward_thumb = at("HandThumb3") - (at("HandIndex1") + at("HandPinky1")) / 2
        palm = _across(palm if palm @ toward_thumb > 0 else -palm, hand)
        hinge = _unit(np.cross(upper, fore))
        sided[s, HINGE_ARM], sided[s, UPPER], sided[s, FORE] = hinge, upper, fore
        sided[s, HAND_DIRECTION], sided[s, PALM] = hand, palm
        sided[s, NEUTRAL_PALM] = _across(SIGN[s] * hinge, fore)
        sided[s, THIGH], sided[s, SHIN] = thigh, shin
        sided[s, HINGE_LEG] = np.array([0.0, -1.0, 0.0])
        sided[s, GRIP] = (at("HandMiddle1") - at("Hand")) * 0.78 + palm * 0.030 * scale
        for f, name in enumerate(FINGERS):
            fingers[s, f] = [index[f"{side}Hand{name}{k}"] for k in (1, 2, 3)]
            along = at(f"Hand{name}2") - at(f"Hand{name}1")
            aim = palm * 0.4 - _unit(knuckles) if name == "Thumb" else palm
            axes[s, f] = _unit(np.cross(along, aim))
        z = _unit(knuckles)
        sided[s, GRIP_UP] = z
        x = _across(hand, z)
        axes_of_grip = np.stack([x, np.cross(z, x), z])
        grips[s] = axes_of_grip @ hand, axes_of_grip @ palm
        yaws[s] = skeleton.foot_yaw(side)
        c, sn = math.cos(-yaws[s]), math.sin(-yaws[s])
        toe = at("ToeBase") - at("Foot")
        ball[s] = [c * toe[0] - sn * toe[1], sn * toe[0] + c * toe[1], toe[2]]
        heel[s] = [-0.055 * scale, 0.0, -ankle]
    return Rig(
        joints=joints,
        trunk=np.array([index[b] for b in TRUNK], np.int32),
        limbs=np.array([[index[side + b] for b in LIMBS] for side in SIDES], np.int32),
        fingers=fingers,
        finger_axes=axes,
        sided=sided,
        lengths=lengths,
        foot_yaw=yaws,
        heel=heel,
        ball=ball,
        grips=grips,
        ankle=ankle,
        hips_height=float(joints[index["Hips"], 2]) - skeleton.floor,
        height=skeleton.height,
        floor=skeleton.floor,
    )
