"""Options that belong together, declared once: a dataclass that is one parameter of many commands.

::

    @dataclass(frozen=True, kw_only=True)
    class SoundOptions:
        sound_model: Annotated[str, typer.Option("--sound-model")] = ""

    @gathered
    def resound(project: Project, heard: SoundOptions) -> None: ...       # has --sound-model, like every such command
"""

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, get_type_hints

_P = ParamSpec("_P")
_R = TypeVar("_R")


def gathered(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """The command as its caller sees it: each field of a dataclass among its parameters is a parameter of its own."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, tuple[type[Any], tuple[str, ...]]] = {}
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        kind: Any = hints[name]
        if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
            parameters.append(parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        told = get_type_hints(kind, include_extras=True)
        fields = dataclasses.fields(kind)
        groups[name] = kind, tuple(field.name for field in fields)
        parameters += [
            inspect.Parameter(
                field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=told[field.name]
            )
            for field in fields
        ]

    run: Callable[..., _R] = command

    def _called(**given: Any) -> _R:
        for name, (kind, fields) in groups.items():
            given[name] = kind(**{field: given.pop(field) for field in fields})
        return run(**given)

    spread: Any = _called
    spread.__name__, spread.__doc__, spread.__module__ = command.__name__, command.__doc__, command.__module__
    spread.__signature__ = inspect.Signature(parameters)
    return spread
