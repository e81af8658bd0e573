"""The words of cameos: steps, permissions, limits, deeds."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.project.cameo import LIMITS, Audience, Permission
from studio.workflows.cameo.session import Stage

_STEPS: dict[str, tuple[object, object]] = {
    "neutral": (
        QT_TRANSLATE_NOOP("Cameo", "Look straight ahead"),
        QT_TRANSLATE_NOOP("Cameo", "Look into the camera and keep still for a moment."),
    ),
    "left": (
        QT_TRANSLATE_NOOP("Cameo", "Turn to the left"),
        QT_TRANSLATE_NOOP("Cameo", "Turn your head to your left, and back."),
    ),
    "right": (
        QT_TRANSLATE_NOOP("Cameo", "Turn to the right"),
        QT_TRANSLATE_NOOP("Cameo", "Turn your head to your right, and back."),
    ),
    "up": (QT_TRANSLATE_NOOP("Cameo", "Look up"), QT_TRANSLATE_NOOP("Cameo", "Lift your chin, and come back.")),
    "blink": (
        QT_TRANSLATE_NOOP("Cameo", "Blink"),
        QT_TRANSLATE_NOOP("Cameo", "Close your eyes for a moment, or blink twice."),
    ),
    "smile": (QT_TRANSLATE_NOOP("Cameo", "Smile"), QT_TRANSLATE_NOOP("Cameo", "Smile, as broadly as you like.")),
    "phrase": (
        QT_TRANSLATE_NOOP("Cameo", "Say the phrase"),
        QT_TRANSLATE_NOOP("Cameo", "It shows that it is you, here and now, and not a recording."),
    ),
    "say": (
        QT_TRANSLATE_NOOP("Cameo", "Read a line"),
        QT_TRANSLATE_NOOP("Cameo", "In the voice you have when you tell somebody something."),
    ),
    "match": (
        QT_TRANSLATE_NOOP("Cameo", "Match face and voice"),
        QT_TRANSLATE_NOOP("Cameo", "One person, alive, who did all of it themselves."),
    ),
    "sign": (
        QT_TRANSLATE_NOOP("Cameo", "Sign the consent"),
        QT_TRANSLATE_NOOP("Cameo", "Nothing is kept before you sign."),
    ),
}

_AUDIENCES: dict[Audience, tuple[object, object, str]] = {
    "me": (
        QT_TRANSLATE_NOOP("Cameo", "Only me"),
        QT_TRANSLATE_NOOP("Cameo", "Nobody else can open it, in any project."),
        "person",
    ),
    "chosen": (
        QT_TRANSLATE_NOOP("Cameo", "Chosen people"),
        QT_TRANSLATE_NOOP("Cameo", "Handed over encrypted, to their own key."),
        "people",
    ),
    "mutual": (
        QT_TRANSLATE_NOOP("Cameo", "Mutual"),
        QT_TRANSLATE_NOOP("Cameo", "Those who let you use theirs may use yours."),
        "swap",
    ),
    "everyone": (
        QT_TRANSLATE_NOOP("Cameo", "Everyone"),
        QT_TRANSLATE_NOOP("Cameo", "Limits and expiry hold for all."),
        "globe",
    ),
}

_LIMITS: dict[str, object] = {
    "violence": QT_TRANSLATE_NOOP("Cameo", "No violence"),
    "romance": QT_TRANSLATE_NOOP("Cameo", "No romance"),
    "nudity": QT_TRANSLATE_NOOP("Cameo", "No nudity"),
    "politics": QT_TRANSLATE_NOOP("Cameo", "No politics"),
    "advertising": QT_TRANSLATE_NOOP("Cameo", "No advertising"),
    "crime": QT_TRANSLATE_NOOP("Cameo", "No crime"),
    "alcohol": QT_TRANSLATE_NOOP("Cameo", "No alcohol"),
}

_DEEDS: dict[str, object] = {
    "recorded": QT_TRANSLATE_NOOP("Cameo", "recorded"),
    "imported": QT_TRANSLATE_NOOP("Cameo", "imported"),
    "changed": QT_TRANSLATE_NOOP("Cameo", "permission changed"),
    "shared": QT_TRANSLATE_NOOP("Cameo", "shared"),
    "received": QT_TRANSLATE_NOOP("Cameo", "received"),
    "used": QT_TRANSLATE_NOOP("Cameo", "used"),
    "revoked": QT_TRANSLATE_NOOP("Cameo", "revoked"),
    "erased": QT_TRANSLATE_NOOP("Cameo", "erased"),
    "refused": QT_TRANSLATE_NOOP("Cameo", "refused"),
}


def step_words(stage: Stage) -> tuple[str, str]:
    """What a step is called, and what it is for or how it is done."""
    name, more = _STEPS["phrase" if stage.phrase else stage.step]
    title = _say(name)
    if stage.nth and not stage.phrase:
        title = f"{title} {stage.nth}"
    return title, _say(more)


def audience_words(audience: Audience) -> tuple[str, str, str]:
    """What a permission is called, what it means, and its icon."""
    name, more, icon = _AUDIENCES[audience]
    return _say(name), _say(more), icon


def limit_words(limit: str) -> str:
    """What a limit is called."""
    return _say(_LIMITS[limit])


def limits_words(limits: tuple[str, ...]) -> str:
    """A few limits in short: the first, and how many more."""
    if not limits:
        return _say(QT_TRANSLATE_NOOP("Cameo", "none"))
    first = limit_words(next(limit for limit in LIMITS if limit in limits))
    return first if len(limits) == 1 else f"{first} +{len(limits) - 1}"


def deed_words(deed: str) -> str:
    """What was done, as the record tells it."""
    return _say(_DEEDS.get(deed, deed))


def permission_words(permission: Permission) -> str:
    """A permission in one line."""
    parts = [audience_words(permission.audience)[0], *(limit_words(one) for one in LIMITS if one in permission.limits)]
    if permission.until:
        parts.append(_say(QT_TRANSLATE_NOOP("Cameo", "until {day}")).format(day=permission.until))
    return " · ".join(parts)


def _say(text: object) -> str:
    return QCoreApplication.translate("Cameo", str(text))
