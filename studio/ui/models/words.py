"""Models in the window's language."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from studio.workflows.models.models import Capability, Group, Row


def group_words(group: Group) -> str:
    """The heading of a group."""
    return {
        "picture_and_sound": QCoreApplication.translate("ModelWords", "Pictures and sound together"),
        "picture": QCoreApplication.translate("ModelWords", "Silent pictures"),
        "follow": QCoreApplication.translate("ModelWords", "Directed by the stage"),
        "sound": QCoreApplication.translate("ModelWords", "Sound and music"),
        "improve": QCoreApplication.translate("ModelWords", "Larger, more frames"),
    }[group]


def capability_words(one: Capability) -> str:
    """What a model can be given, or makes."""
    words: Mapping[Capability, str] = {
        "text": QCoreApplication.translate("ModelWords", "from text"),
        "image": QCoreApplication.translate("ModelWords", "from a first picture"),
        "first_last": QCoreApplication.translate("ModelWords", "from first to last picture"),
        "keyframes": QCoreApplication.translate("ModelWords", "keyframes"),
        "extend": QCoreApplication.translate("ModelWords", "extends a take"),
        "retake": QCoreApplication.translate("ModelWords", "retakes a part"),
        "control": QCoreApplication.translate("ModelWords", "follows the stage"),
        "references": QCoreApplication.translate("ModelWords", "references"),
        "animate": QCoreApplication.translate("ModelWords", "animates a person"),
        "audio_in": QCoreApplication.translate("ModelWords", "follows sound"),
        "sound": QCoreApplication.translate("ModelWords", "with sound"),
        "lora": QCoreApplication.translate("ModelWords", "LoRA"),
        "image_out": QCoreApplication.translate("ModelWords", "single pictures"),
        "sound_out": QCoreApplication.translate("ModelWords", "sounds"),
        "music_out": QCoreApplication.translate("ModelWords", "music"),
        "upscale": QCoreApplication.translate("ModelWords", "enlarges"),
        "interpolate": QCoreApplication.translate("ModelWords", "adds frames"),
    }
    return words[one]


def size_words(count: float) -> str:
    """Bytes, short."""
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.0f} kB"


def state_words(row: Row) -> str:
    """Whether it is here, or else whether it fits."""
    if row.state == "half":
        words = QCoreApplication.translate("ModelWords", "{done} of {size} fetched")
        return words.format(done=size_words(row.half), size=size_words(row.size))
    if row.state == "absent":
        if row.fit is None:
            return QCoreApplication.translate("ModelWords", "runs anywhere")
        if row.rung is None:
            return QCoreApplication.translate("ModelWords", "too large for this computer")
        return QCoreApplication.translate("ModelWords", "fits this computer")
    return {
        "here": QCoreApplication.translate("ModelWords", "on this computer"),
        "shared": QCoreApplication.translate("ModelWords", "shared with other programs"),
    }[row.state]


def time_words(seconds: float) -> str:
    """How long it still takes."""
    if seconds < 60:
        return QCoreApplication.translate("ModelWords", "under a minute left")
    if seconds < 5400:
        return QCoreApplication.translate("ModelWords", "{count} min left").format(count=round(seconds / 60))
    return QCoreApplication.translate("ModelWords", "{count} h left").format(count=f"{seconds / 3600:.1f}")
