"""What is known of each family without loading anything: how its folders are told, what its models take and make."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from studio.ports.models import Capability
from studio.project.model_use import Guide, Setting

Cache = Literal["", "first_block", "taylor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """``pipelines`` are the classes that diffusers names in a folder's index. ``size_step`` divides width and height,
    ``frame_step`` the number of frames less
    ``frame_rest``; ``rate`` is the one that its pictures are meant for, None: any.
    ``guides`` are what it can follow of the stage's, ``takes`` what it can be given besides (``extend``, ``retake``,
    ``audio_in``), ``shown`` how many pictures of people it can be shown. ``cache`` is the kind of reuse between steps
    that its blocks are known to allow.
    ``settings`` are what the driver may be told by a schedule or a recipe, with what they are otherwise."""

    id: str
    pipelines: tuple[str, ...]
    size_step: int = 16
    frame_step: int = 4
    frame_rest: int = 1
    shortest_frames: int = 1
    rate: Fraction | None = Fraction(24)
    longest_frames: int = 121
    steps: int = 30
    guidance: float = 5.0
    sound: bool = False
    pictures: bool = True
    modular: bool = False
    guides: tuple[Guide, ...] = ()
    image: bool = False
    takes: tuple[Capability, ...] = ()
    shown: int = 0
    cache: Cache = ""
    settings: dict[str, Setting] = field(default_factory=dict[str, Setting])


FACTS: tuple[Facts, ...] = (
    Facts(
        id="ltx2",
        pipelines=(
            "LTX2Pipeline", "LTX2ImageToVideoPipeline", "LTX2ConditionPipeline", "LTX2InContextPipeline",
        ),
        size_step=32, frame_step=8, rate=None, longest_frames=481, steps=8, guidance=1.0, sound=True, image=True,
        guides=("first", "first_last", "keyframes", "control", "depth", "pose", "draft"), cache="taylor",
        takes=("extend", "retake", "audio_in"),
        settings={"stg": 0.0, "modality": 1.0, "rescale": 0.0, "strength": 1.0, "two_stage": False, "overlap": 17},
    ),
    Facts(
        id="wan", pipelines=("WanPipeline", "WanImageToVideoPipeline", "WanVideoToVideoPipeline"),
        rate=Fraction(16), longest_frames=121, steps=40, image=True, guides=("first", "first_last", "draft"),
        cache="first_block", settings={"guidance_2": 0.0, "strength": 0.7},
    ),
    Facts(
        id="wan_vace", pipelines=("WanVACEPipeline",), rate=Fraction(16), longest_frames=81, steps=30, image=True,
        guides=("first", "first_last", "keyframes", "control", "depth", "pose", "draft"), cache="first_block",
        takes=("extend", "retake"), shown=3, settings={"strength": 1.0, "overlap": 17},
    ),
    Facts(
        id="wan_animate", pipelines=("WanAnimatePipeline",), rate=Fraction(30), longest_frames=1000, steps=20,
        guidance=1.0, image=True, guides=("control", "pose"), shown=1, settings={"segment": 77},
    ),
    Facts(
        id="hunyuan_video15", pipelines=("HunyuanVideo15Pipeline", "HunyuanVideo15ImageToVideoPipeline"),
        longest_frames=121, steps=30, guidance=6.0, image=True, guides=("first",),
    ),
    Facts(
        id="sana_video", pipelines=("SanaVideoPipeline", "SanaImageToVideoPipeline"), size_step=32, frame_step=4,
        rate=Fraction(16), longest_frames=81, steps=30, guidance=6.0, image=True, guides=("first",),
    ),
    Facts(
        id="kandinsky5", pipelines=("Kandinsky5T2VPipeline", "Kandinsky5I2VPipeline"), size_step=16, longest_frames=241,
        steps=50, image=True, guides=("first",),
    ),
    Facts(
        id="kandinsky6", pipelines=("Kandinsky6TI2VAPipeline",), size_step=16, longest_frames=121, steps=16,
        guidance=1.0, sound=True, image=True, guides=("first",),
    ),
    Facts(
        id="cogvideox", pipelines=("CogVideoXPipeline", "CogVideoXImageToVideoPipeline"), size_step=16,
        rate=Fraction(8), longest_frames=49, steps=50, guidance=6.0, image=True, guides=("first",),
    ),
    Facts(
        id="minimax_h3", pipelines=("MiniMaxH3ModularPipeline", "MiniMaxH3Blocks"), size_step=32,
        frame_step=17, frame_rest=5, shortest_frames=124, longest_frames=345, steps=20, guidance=1.0, sound=True,
        modular=True, image=True, guides=("first", "first_last", "control"), shown=9,
    ),
    Facts(
        id="stable_audio3", pipelines=("StableAudio3Pipeline", "StableAudioPipeline"), pictures=False, sound=True,
        steps=8, guidance=1.0, rate=None,
    ),
    Facts(
        id="ace_step", pipelines=("AceStepPipeline",), pictures=False, sound=True, steps=8, guidance=1.0, rate=None,
    ),
    Facts(id="upscale", pipelines=(), pictures=False, steps=1),
    Facts(id="interpolate", pipelines=(), pictures=False, steps=1),
)  # fmt: skip
"""Every family that there is a driver for."""

BY_ID = {facts.id: facts for facts in FACTS}
BY_PIPELINE = {name: facts.id for facts in FACTS for name in facts.pipelines}
