"""What is known of a cameo as packed values, and back."""

import json

from studio.consent.packing import Fields, PackedError, Value
from studio.core.errors import StudioError
from studio.project.cameo import AUDIENCES, Cameo, Permission
from studio.project.scene import Scene, Subject
from studio.project.scene_json import scene_from_json, scene_to_json


def cameo_to_value(cameo: Cameo) -> Value:
    """All of it, the permission too."""
    return {
        "id": cameo.id,
        "handle": cameo.handle,
        "name": cameo.name,
        "kind": cameo.kind,
        "words": [[language, words] for language, words in cameo.words],
        "subject": json.dumps(scene_to_json(Scene(subjects=(cameo.subject,))), ensure_ascii=False, sort_keys=True),
        "language": cameo.language,
        "owner": cameo.owner,
        "version": cameo.version,
        "permission": permission_to_value(cameo.permission),
        "looks": list(cameo.looks),
        "made": cameo.made,
    }


def cameo_from_value(value: Value) -> Cameo:
    """Raises ``PackedError``."""
    fields = Fields(value)
    kind = fields.text("kind")
    return Cameo(
        id=fields.text("id"),
        handle=fields.text("handle"),
        name=fields.text("name"),
        kind=kind if kind == "person" or kind == "pet" else "object",
        words=tuple(_two(pair) for pair in fields.items("words")),
        subject=_subject(fields.text("subject")),
        language=fields.text("language"),
        owner=fields.text("owner"),
        version=fields.whole("version"),
        permission=permission_from_value(fields.raw("permission")),
        looks=fields.texts("looks"),
        made=fields.text("made"),
    )


def permission_to_value(permission: Permission) -> Value:
    """Who may, until when, for what not."""
    return {
        "audience": permission.audience,
        "people": list(permission.people),
        "until": permission.until,
        "limits": list(permission.limits),
        "words": permission.words,
    }


def permission_from_value(value: Value) -> Permission:
    """Raises ``PackedError``."""
    fields = Fields(value)
    told = fields.text("audience")
    for audience in AUDIENCES:
        if audience == told:
            return Permission(
                audience=audience,
                people=fields.texts("people"),
                until=fields.text_or_none("until"),
                limits=fields.texts("limits"),
                words=fields.text("words"),
            )
    raise PackedError("no such audience")


def _two(pair: Value) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise PackedError("no pair")
    both = Fields({"first": pair[0], "second": pair[1]})
    return both.text("first"), both.text("second")


def _subject(text: str) -> Subject:
    try:
        subjects = scene_from_json(json.loads(text)).subjects
    except (ValueError, StudioError) as exc:
        raise PackedError("no subject") from exc
    if len(subjects) != 1:
        raise PackedError("no subject")
    return subjects[0]
