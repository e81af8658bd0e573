"""Which forms there are. What does not exist is refused before a frame is made, with what to choose instead."""

from collections.abc import Mapping
from types import MappingProxyType

from studio.core.errors import InputError
from studio.core.timecode import can_drop
from studio.media.delivery.coding import PROFILES
from studio.ports.delivery import Container, DeliveryForm, PictureCodec, PictureCoding, SoundCodec, SoundCoding

PICTURES: Mapping[Container, tuple[PictureCodec, ...]] = MappingProxyType(
    {
        "mp4": ("h264", "hevc", "av1"),
        "mov": ("prores", "dnxhr", "h264", "hevc"),
        "webm": ("vp9", "av1"),
        "gif": ("gif",),
        "webp": ("webp",),
        "png": ("png",),
        "exr": ("exr",),
        "wav": (),
    }
)
SOUNDS: Mapping[Container, tuple[SoundCodec, ...]] = MappingProxyType(
    {
        "mp4": ("aac", "opus"),
        "mov": ("pcm", "aac"),
        "webm": ("opus",),
        "gif": (),
        "webp": (),
        "png": ("pcm",),
        "exr": ("pcm",),
        "wav": ("pcm",),
    }
)
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "mp4": "MP4", "mov": "MOV", "webm": "WebM", "gif": "GIF", "webp": "WebP", "png": "PNG", "exr": "EXR",
        "wav": "WAV", "h264": "H.264", "hevc": "HEVC", "av1": "AV1", "vp9": "VP9", "prores": "ProRes",
        "dnxhr": "DNxHR", "aac": "AAC", "opus": "Opus", "pcm": "PCM",
    }
)  # fmt: skip
"""What people call them."""

_BITS: Mapping[PictureCodec, tuple[int, ...]] = MappingProxyType(
    {
        "h264": (8, 10), "hevc": (8, 10), "av1": (8, 10), "vp9": (8,), "gif": (8,), "webp": (8,), "png": (8, 16),
        "exr": (8, 16, 32),
    }
)  # fmt: skip
_LEAST: Mapping[PictureCodec, tuple[int, int]] = MappingProxyType(
    {"dnxhr": (256, 120), "av1": (64, 64), "hevc": (66, 32), "h264": (16, 16)}
)
"""Pictures no wider than one block of 64 x265 was seen to encode differently each time."""

_MOST: Mapping[PictureCodec, int] = MappingProxyType({"webp": 16_383, "gif": 65_535, "vp9": 16_384, "av1": 16_384})
_LARGEST = 16_384
_SEE_THROUGH: tuple[PictureCodec, ...] = ("webp", "png", "exr")


def check(form: DeliveryForm) -> None:
    """Raises ``InputError`` where there is no such file."""
    _check_streams(form)
    if form.picture is not None:
        _check_coding(form.picture)
        _check_size(form.picture, form.size)
    if form.timecode is not None and form.drop and not can_drop(form.rate):
        raise InputError(
            f"There is no drop-frame timecode at {form.rate} frames a second.",
            todo="It exists at 29.97 and 59.94; leave it off.",
        )


def _check_streams(form: DeliveryForm) -> None:
    name, pictures, sounds = NAMES[form.container], PICTURES[form.container], SOUNDS[form.container]
    if form.picture is None and pictures:
        raise InputError(f"{name} needs pictures.", todo=f"Choose one of {_called(pictures)}.")
    if form.picture is not None and form.picture.codec not in pictures:
        todo = f"Choose one of {_called(pictures)}." if pictures else "Leave the pictures out."
        raise InputError(f"{name} cannot hold {NAMES[form.picture.codec]}.", todo=todo)
    if form.sound is not None and form.sound.codec not in sounds:
        todo = f"Choose one of {_called(sounds)}." if sounds else "Leave the sound out."
        raise InputError(f"{name} cannot hold {NAMES[form.sound.codec]}.", todo=todo)
    if form.sound is None and not pictures:
        raise InputError(f"{name} needs sound.", todo=f"Choose one of {_called(sounds)}.")
    if form.sound is not None:
        _check_sound(form.sound)


def _called(codecs: tuple[str, ...]) -> str:
    return ", ".join(NAMES[codec] for codec in codecs)


def _check_sound(sound: SoundCoding) -> None:
    if sound.codec == "pcm" and sound.bits not in (16, 24):
        raise InputError(f"{NAMES[sound.codec]} is not written with {sound.bits} bits.", todo="Choose one of 16, 24.")
    if sound.codec != "pcm" and not 32 <= sound.kilobits <= 512:
        raise InputError(
            f"{NAMES[sound.codec]} is not written with {sound.kilobits} kbit/s.", todo="Choose from 32 to 512."
        )


def _check_coding(coding: PictureCoding) -> None:
    name, profiles, bits = NAMES[coding.codec], PROFILES.get(coding.codec, ()), _BITS.get(coding.codec)
    if coding.profile not in (profiles or ("",)):
        todo = f"Choose one of {', '.join(profiles)}." if profiles else "Leave the profile out."
        raise InputError(f'{name} has no profile "{coding.profile}".', todo=todo)
    if bits is not None and coding.bits not in bits:
        raise InputError(
            f"{name} is not written with {coding.bits} bits.", todo=f"Choose one of {', '.join(map(str, bits))}."
        )
    if coding.alpha and coding.profile != "4444" and coding.codec not in _SEE_THROUGH:
        raise InputError(
            f"{name} cannot be seen through.", todo="Choose ProRes 4444, WebP, PNG or EXR, or leave opacity out."
        )


def _check_size(coding: PictureCoding, size: tuple[int, int]) -> None:
    (width, height), name = size, NAMES[coding.codec]
    across, down = _whole(coding)
    if width % across or height % down:
        near = f"{max(across, width // across * across)}x{max(down, height // down * down)}"
        todo = f"Choose {near}, or a form that takes any size: ProRes 4444, PNG, EXR, WebP or GIF."
        if down == 1:
            raise InputError(f"{name} needs an even width, not {width}x{height}.", todo=todo)
        raise InputError(f"{name} needs an even width and height, not {width}x{height}.", todo=todo)
    least, most = _LEAST.get(coding.codec, (1, 1)), _MOST.get(coding.codec, _LARGEST)
    if width < least[0] or height < least[1]:
        raise InputError(f"{width}x{height} is too small for {name}.", todo=f"Choose {least[0]}x{least[1]} or more.")
    if max(width, height) > most:
        raise InputError(f"{width}x{height} is too large for {name}.", todo=f"Choose {most} or less on a side.")


def _whole(coding: PictureCoding) -> tuple[int, int]:
    """Of how many pixels width and height must be multiples: two where colours are coded for pairs."""
    if coding.codec in ("h264", "hevc", "av1", "vp9"):
        return 2, 2
    if coding.codec == "dnxhr" or (coding.codec == "prores" and coding.profile != "4444"):
        return 2, 1
    return 1, 1
