"""Which encoder writes a codec, with which settings. What is not said here is the encoder's own default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from studio.core.time import FrameRate
from studio.ports.delivery import PictureCodec, PictureCoding

CPU_THREADS = 4
"""What x264, x265, SVT-AV1 and libvpx write depends on this number, so it is ours, not the machine's."""

_LONG, _SHORT = 6, 2
"""Seconds of a piece, with pictures that lean on each other (each piece begins with a key picture), and without."""

_EFFORTS: Mapping[str, Mapping[str, str]] = {
    "h264": {"fast": "veryfast", "medium": "medium", "slow": "slow"},
    "hevc": {"fast": "veryfast", "medium": "medium", "slow": "slow"},
    "av1": {"fast": "10", "medium": "8", "slow": "5"},
    "vp9": {"fast": "5", "medium": "3", "slow": "1"},
}
CLEAN: Mapping[str, int] = {"h264": 18, "hevc": 20, "av1": 24, "vp9": 24, "webp": 80}
"""Visually clean, in the codec's own numbers."""

_HARDWARE: Mapping[PictureCodec, tuple[str, ...]] = {
    "h264": ("h264_videotoolbox", "h264_nvenc", "h264_qsv", "h264_amf"),
    "hevc": ("hevc_videotoolbox", "hevc_nvenc", "hevc_qsv", "hevc_amf"),
    "av1": ("av1_nvenc", "av1_qsv", "av1_amf"),
    "vp9": ("vp9_qsv",),
}
"""Those that take pictures from ordinary memory; VA-API's are not in PyAV."""

_PRORES = {"proxy": "0", "lt": "1", "standard": "2", "hq": "3", "4444": "4"}
PROFILES: Mapping[PictureCodec, tuple[str, ...]] = {"prores": tuple(_PRORES), "dnxhr": ("lb", "sq", "hq", "hqx")}
_QUICK = {"fast": "p3", "medium": "p5", "slow": "p7"}
_QSV = {"fast": "veryfast", "medium": "medium", "slow": "slower"}
_AMF = {"fast": "speed", "medium": "balanced", "slow": "quality"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """An encoder of PyAV's: ``pixels`` is FFmpeg's name for what it takes, ``seconds`` the length of a piece."""

    codec: PictureCodec
    name: str
    pixels: str
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    threads: int = CPU_THREADS
    seconds: int = _LONG
    tag: str = ""
    hardware: bool = False

    def frames(self, rate: FrameRate) -> int:
        """Frames in a piece."""
        return ceil(self.seconds * rate.fps)


def software(coding: PictureCoding, rate: FrameRate) -> Coder:
    """The encoder that runs on any processor, whatever its cores the same bytes."""
    codec, ten = coding.codec, coding.bits == 10
    pixels = "yuv420p10le" if ten else "yuv420p"
    gop = str(ceil(_LONG * rate.fps))
    quality = str(coding.quality if coding.quality is not None else CLEAN.get(codec, 0))
    effort = _EFFORTS.get(codec, {}).get(coding.effort, "")
    match codec:
        case "h264":
            options = {"preset": effort, "crf": quality, "g": gop, "x264-params": "cpu-independent=1"}
            return Coder(codec=codec, name="libx264", pixels=pixels, options=options)
        case "hevc":
            # its own remark in the stream would name the processor
            own = f"log-level=error:info=0:open-gop=0:pools={CPU_THREADS}"
            options = {"preset": effort, "crf": quality, "g": gop, "x265-params": own}
            return Coder(codec=codec, name="libx265", pixels=pixels, options=options, threads=2, tag="hvc1")
        case "av1":
            options = {"preset": effort, "crf": quality, "g": gop, "svtav1-params": "lp=3"}
            return Coder(codec=codec, name="libsvtav1", pixels=pixels, options=options)
        case "vp9":
            options = {"crf": quality, "b": "0", "deadline": "good", "cpu-used": effort, "g": gop}
            options |= {"row-mt": "1", "tile-columns": "2", "lag-in-frames": "25", "auto-alt-ref": "1"}
            return Coder(codec=codec, name="libvpx-vp9", pixels=pixels, options=options)
        case "prores":
            full = "yuva444p10le" if coding.alpha else "yuv444p10le"
            pixels = full if coding.profile == "4444" else "yuv422p10le"
            options = {"profile": _PRORES[coding.profile], "vendor": "apl0"}
            return Coder(codec=codec, name="prores_ks", pixels=pixels, options=options, seconds=_SHORT)
        case "dnxhr":
            pixels = "yuv422p10le" if coding.profile == "hqx" else "yuv422p"
            options = {"profile": f"dnxhr_{coding.profile}"}
            return Coder(codec=codec, name="dnxhd", pixels=pixels, options=options, seconds=_SHORT)
        case "gif":
            # kept as they are until all have been seen and 256 colours chosen
            options = {"compression_level": "1", "pred": "up"}
            return Coder(codec=codec, name="png", pixels="rgb24", options=options, threads=1, seconds=_SHORT)
        case "webp":
            options = {
                "quality": quality,
                "compression_level": {"fast": "2", "medium": "4", "slow": "6"}[coding.effort],
            }
            return Coder(codec=codec, name="libwebp", pixels="bgra", options=options, threads=1, seconds=_SHORT)
        case "png":
            pixels = ("rgba64be" if coding.bits == 16 else "rgba") if coding.alpha else "rgb24"
            pixels = "rgb48be" if coding.bits == 16 and not coding.alpha else pixels
            level = {"fast": "1", "medium": "4", "slow": "9"}[coding.effort]
            options = {"compression_level": level, "pred": "up" if coding.effort == "fast" else "mixed"}
            return Coder(codec=codec, name="png", pixels=pixels, options=options, threads=1, seconds=_SHORT)
        case "exr":
            return Coder(codec=codec, name="exr", pixels=f"{coding.bits}", threads=1, seconds=_SHORT)


def hardware(coding: PictureCoding, rate: FrameRate) -> tuple[Coder, ...]:
    """The machine's encoders that might do it, the likeliest first; whether one is there is seen by opening it."""
    return tuple(_hardware(name, coding, rate) for name in _HARDWARE.get(coding.codec, ()))


def _hardware(name: str, coding: PictureCoding, rate: FrameRate) -> Coder:
    pixels = "p010le" if coding.bits == 10 else "nv12"
    quality = coding.quality if coding.quality is not None else CLEAN[coding.codec]
    options = {"g": str(ceil(_LONG * rate.fps))}
    maker = name.rpartition("_")[2]
    if maker == "nvenc":
        options |= {"preset": _QUICK[coding.effort], "rc": "vbr", "cq": str(quality), "b": "0"}
    elif maker == "qsv":
        options |= {"preset": _QSV[coding.effort], "global_quality": str(quality)}
    elif maker == "amf":
        options |= {"quality": _AMF[coding.effort], "rc": "cqp", "qp_i": str(quality), "qp_p": str(quality)}
    else:  # Apple's quality goes from 1 to 100; 65 looks like x264's 18
        options |= {"flags": "+qscale", "global_quality": str(118 * max(1, min(100, 101 - 2 * quality)))}
    tag = "hvc1" if coding.codec == "hevc" else ""
    return Coder(codec=coding.codec, name=name, pixels=pixels, options=options, tag=tag, hardware=True)
