"""Scripts into readings: plain text (a shot a paragraph) or Fountain; characters and settings carry over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from studio.core.errors import InputError, ScriptError
from studio.project.scene import Note, Reading, Scene
from studio.reading.composing import characters
from studio.reading.composing.characters import AGE_NOTE, Character
from studio.reading.fountain import Screenplay, Shot, read_fountain
from studio.reading.phrases import Deed, Modifier, Noun, Quote
from studio.reading.quotation import language_of

MAX_BYTES = 4_000_000
MAX_SHOTS = 500

ReadShot = Callable[[str, str, list[Deed], dict[str, Character]], Reading]
"""(heading, action, speech, cast) -> reading; given by the reader."""

ReadPrompt = Callable[[str, dict[str, Character]], Reading]


def load(path: Path) -> str:
    """The text of a script file.

    Raises:
        ScriptError: the file is missing, is no UTF-8 text, or is far too big.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ScriptError(f"{path.name} is too big for a script.", todo="A script is text of up to 4 MB.")
        data = path.read_bytes()
    except OSError as problem:
        raise ScriptError(f"{path.name} cannot be read.", todo="Check the name of the script.") from problem
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ScriptError(f"{path.name} is not UTF-8 text.", todo="Save the script as UTF-8 text.") from problem
    if "\x00" in text:
        raise ScriptError(f"{path.name} is not a text file.", todo="Give a .txt or a .fountain file.")
    return text


def read_plain(text: str, read: ReadPrompt) -> tuple[Reading, ...]:
    """A shot a paragraph; a file without empty lines is a shot a line. Lines that begin with ``#`` are comments."""
    kept = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n") if not line.lstrip().startswith("#")]
    body = "\n".join(kept).strip()
    parts = [part.strip() for part in body.split("\n\n")] if "\n\n" in body else body.split("\n")
    cast: dict[str, Character] = {}
    readings = [read(part, cast) for part in parts if any(c.isalpha() for c in part)]
    return _checked(readings)


def read_screenplay(text: str, read: ReadShot) -> tuple[Reading, ...]:
    """A screenplay's shots, with the cast and each scene's weather, hour and look kept from shot to shot."""
    play = read_fountain(text)
    cast = gather_cast(play)
    readings: list[Reading] = []
    style = next((v for k, v in play.title.items() if k in ("style", "look", "画風")), "")
    for shot in play.shots[:MAX_SHOTS]:
        action = " ".join(AGE_NOTE.sub("", part) for part in shot.action)
        heading = f"{shot.heading}, {style}" if style and shot.heading else shot.heading or style
        if not any(c.isalpha() for c in heading + action) and not shot.speech:
            continue
        reading = read(heading, action, _deeds(shot, cast), cast)
        previous = readings[-1] if readings and _same_scene(play, shot, len(readings)) else None
        readings.append(_carried_on(reading, previous))
    return _checked(readings)


def _same_scene(play: Screenplay, shot: Shot, index: int) -> bool:
    at = play.shots.index(shot)
    return at > 0 and play.shots[at - 1].scene == shot.scene and index > 0


def _checked(readings: list[Reading]) -> tuple[Reading, ...]:
    if not readings:
        raise ScriptError("There is no shot in the script.", todo="Write a paragraph for each shot.")
    if len(readings) > MAX_SHOTS:
        raise ScriptError(f"The script has {len(readings)} shots.", todo=f"A script may have {MAX_SHOTS}; split it.")
    return tuple(readings)


def gather_cast(play: Screenplay) -> dict[str, Character]:
    """Everybody with a line or an age in brackets, as far as names and ages tell."""
    cast: dict[str, Character] = {}
    for shot in play.shots:
        for spoken in shot.speech:
            cast.setdefault(spoken.name, characters.guessed(spoken.name))
    text = "\n".join(part for shot in play.shots for part in shot.action)
    for name, character in cast.items():
        for variant in (name, name.title()):
            at = text.find(variant)
            found = AGE_NOTE.match(text, at + len(variant)) if at >= 0 else None
            if found:
                age = characters.age_of(int(found.group(1)))
                if age:
                    character.attributes["age"] = age
                    character.kind = characters.aged(character.kind, age)
    return cast


def _deeds(shot: Shot, cast: dict[str, Character]) -> list[Deed]:
    """The shot's speech as deeds of saying."""
    deeds: list[Deed] = []
    for spoken in shot.speech:
        noun = Noun(spoken.name, name=spoken.name, language=language_of(spoken.text))
        manner = [Modifier(word, ()) for word in manner_words(spoken.manner)]
        actors = [] if spoken.unseen else [noun]
        deed = Deed("say", actors=actors, manners=manner, quotes=[Quote(spoken.text, language_of(spoken.text))])
        if spoken.unseen:
            deed.word = f"unseen:{spoken.name}"
        deeds.append(deed)
    return deeds


def manner_words(parenthetical: str) -> list[str]:
    """The words of a parenthetical, the whole of it first: Japanese ones are looked up by their beginnings."""
    if language_of(parenthetical) == "ja":
        whole = parenthetical.strip()
        return [whole[:size] for size in range(len(whole), 0, -1)] + [whole[i:] for i in range(1, len(whole))]
    return [word.strip(".,;").lower() for word in parenthetical.split()]


def _carried_on(reading: Reading, previous: Reading | None) -> Reading:
    """Within a scene the hour, the weather, the look and the music go on where nothing else is said."""
    if previous is None:
        return reading
    open_fields = {note.detail for note in reading.notes if note.kind == "assumed"}
    before = previous.scene
    scene: Scene = reading.scene
    kept: set[str] = set()
    if "time_of_day" in open_fields:
        scene, _ = replace(scene, time_of_day=before.time_of_day), kept.add("time_of_day")
    if "weather" in open_fields:
        scene, _ = replace(scene, weather=before.weather), kept.add("weather")
    if "style" in open_fields:
        scene, _ = replace(scene, style=before.style), kept.add("style")
    if "place" in open_fields:
        scene, _ = replace(scene, place=before.place), kept.add("place")
    if scene.music is None and before.music is not None:
        scene = replace(scene, music=before.music)
    if scene.place == before.place:
        more = [s for s in before.surroundings if s not in scene.surroundings]
        scene = replace(scene, surroundings=(*scene.surroundings, *more))
    notes: tuple[Note, ...] = tuple(n for n in reading.notes if not (n.kind == "assumed" and n.detail in kept))
    return replace(reading, scene=scene, notes=notes)


def refuse_empty(text: str, path: Path) -> None:
    """Raises ``ScriptError`` for a script with no word in it."""
    if not any(c.isalpha() for c in text):
        raise ScriptError(f"There is no shot in {path.name}.", todo="Write a paragraph for each shot.")


def as_script_error(problem: InputError, path: Path) -> ScriptError:
    """A prompt's problem as the script's."""
    return ScriptError(f"{path.name}: {problem.what}", todo=problem.todo)
