"""A claim in C2PA's words (specification 2.4)."""

from collections.abc import Sequence

from studio.ports.provenance import Action, Claim, Ingredient, Source

SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
WORDS: dict[Source, str] = {
    "synthetic": "algorithmicMedia",
    "trained": "trainedAlgorithmicMedia",
    "composite": "compositeSynthetic",
}
MADE_BY_MACHINE = frozenset({*WORDS.values(), "compositeWithTrainedAlgorithmicMedia", "algorithmicallyEnhanced"}) - {
    "algorithmicallyEnhanced"
}
"""The digital source types of what law and people call generated."""
TAKEN_FROM_LIFE = frozenset(
    {"digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "humanEdits", "composite"}
    | {"screenCapture", "compositeCapture", "digitalArt", "digitalCreation", "minorHumanEdits", "dataDrivenMedia"}
)
TAKES, REST, MARK = "ekonte.takes", "ekonte.rest", "ekonte.mark.1"

_PLACED, _CREATED, _WATERMARKED = "c2pa.placed", "c2pa.created", "c2pa.watermarked.bound"
_SAID_BY_US = (_CREATED, _PLACED, _WATERMARKED, "c2pa.watermarked")


def definition(
    claim: Claim, version: str, media_type: str, payload: bytes, rest: str | None, nested: Sequence[bool]
) -> dict[str, object]:
    """What ``c2pa.Builder`` is given. ``payload`` is that of the frames' mark; ``rest`` the SHA-256 of what C2PA's own
    hash leaves out, empty if that is nothing, None if the record's frame is not checked.
    ``nested`` tells which ingredients are added from their files instead."""
    own = [ingredient for ingredient, from_file in zip(claim.ingredients, nested, strict=True) if not from_file]
    assertions: list[dict[str, object]] = [
        {"label": "c2pa.actions.v2", "data": {"actions": _actions(claim, version)}},
    ]
    if claim.ingredients:
        takes = [_take(ingredient) for ingredient in claim.ingredients]
        assertions.append({"label": TAKES, "data": {"takes": takes}})
    if claim.marked:
        block: dict[str, object] = {"scope": {}, "value": payload.hex()}
        assertions.append({"label": "c2pa.soft-binding", "data": {"alg": MARK, "blocks": [block], "pad": ""}})
    if rest is not None:
        data = {"alg": "sha256", "hash": rest} if rest else {"frame": "exact"}
        assertions.append({"label": REST, "data": data})
    return {
        "title": claim.title,
        "format": media_type,
        "claim_generator_info": [{"name": "Ekonte", "version": version}],
        "ingredients": [ingredient_record(claim, ingredient) for ingredient in own],
        "assertions": assertions,
    }


def ingredient_record(claim: Claim, ingredient: Ingredient) -> dict[str, object]:
    """A component; its label ties it to the action that placed it."""
    return {
        "title": ingredient.title,
        "relationship": "componentOf",
        "instance_id": f"sha256:{ingredient.digest}",
        "description": " ".join(filter(None, (ingredient.engine, ingredient.version, _cameos(ingredient)))),
        "label": _label(claim, ingredient),
    }


def _label(claim: Claim, ingredient: Ingredient) -> str:
    return f"ingredient-{claim.ingredients.index(ingredient)}"


def _cameos(ingredient: Ingredient) -> str:
    return f"with {', '.join(ingredient.cameos)}" if ingredient.cameos else ""


def _actions(claim: Claim, version: str) -> list[dict[str, object]]:
    agent = {"name": "Ekonte", "version": version}
    created = next((action.what for action in claim.actions if action.name == _CREATED), "")
    first: dict[str, object] = {
        "action": _CREATED,
        "digitalSourceType": SOURCES + WORDS[claim.source],
        "softwareAgent": agent,
    }
    if created:
        first["description"] = created
    actions = [first]
    if claim.ingredients:
        labels = list(dict.fromkeys(_label(claim, ingredient) for ingredient in claim.ingredients))
        actions.append({"action": _PLACED, "parameters": {"ingredientIds": labels}})
    actions += [_action(action, agent) for action in claim.actions if action.name not in _SAID_BY_US]
    if claim.marked:
        actions.append({"action": _WATERMARKED, "softwareAgent": agent})
    return actions


def _action(action: Action, agent: dict[str, str]) -> dict[str, object]:
    told: dict[str, object] = {"action": action.name, "softwareAgent": agent}
    if action.what:
        told["description"] = action.what
    return told


def _take(ingredient: Ingredient) -> dict[str, object]:
    told: dict[str, object] = {
        "title": ingredient.title,
        "sha256": ingredient.digest,
        "digitalSourceType": SOURCES + WORDS[ingredient.source],
        "engine": ingredient.engine,
        "version": ingredient.version,
        "prompt": ingredient.prompt,
        "cameos": list(ingredient.cameos),
    }
    if ingredient.seed is not None:
        told["seed"] = ingredient.seed
    return {name: value for name, value in told.items() if value not in ("", [])}
