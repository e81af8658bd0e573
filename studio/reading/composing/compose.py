"""From phrases to a scene: each phrase in turn, then what the text left open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from studio.project.scene import Line, Note, Scene, Subject
from studio.reading.camera import CameraWish
from studio.reading.composing.bearing import meet_owners
from studio.reading.composing.cast import Cast
from studio.reading.composing.characters import Character
from studio.reading.composing.deeds import read_deed
from studio.reading.composing.draft import TRAVEL, Draft
from studio.reading.composing.garments import unworn
from studio.reading.composing.nouns import match_by_likeness, read_loose, read_loose_word, show_parts
from studio.reading.composing.own_words import keep_other_places, keep_place
from studio.reading.composing.setting import Setting
from studio.reading.composing.speech import felt_tone, is_quarrel, read_stray_quote, within_a_line
from studio.reading.composing.unused import say_what_is_unused, try_again
from studio.reading.composing.usual import (
    hour_in_words,
    let_crowds_walk,
    let_idle_do,
    usual_camera,
    usual_place,
    usual_time,
    words_of,
)
from studio.reading.phrases import Deed, Noun, Parse, Quote
from studio.reading.words.likeness import Likeness
from studio.reading.words.vocabulary import Vocabulary


@dataclass(slots=True)
class Composed:
    """The scene, and all there is to say about how it came about."""

    scene: Scene
    notes: list[Note] = field(default_factory=list[Note])


class Composer:
    """Builds one scene from one parse."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        language: str,
        known: dict[str, Character] | None = None,
        speech: str | None = None,
        likeness: Likeness | None = None,
    ) -> None:
        cast = Cast(vocabulary, language, known)
        self.draft = Draft(vocabulary, language, cast, Setting(vocabulary), speech, likeness)

    def heading(self, parse: Parse) -> None:
        """A scene heading: where and when, which no action line overrules."""
        for item in parse.order:
            for noun in (
                [item] if isinstance(item, Noun) else [*item.actors, *item.objects, *(k.noun for k in item.links)]
            ):
                self.draft.setting.see(noun, "in", role="link")
                for link in noun.links:
                    self.draft.setting.see(link.noun, "in", role="link")
        for modifier in parse.words:
            read_loose_word(self.draft, modifier)
        self.draft.setting.places = [(weight + 3.0, place) for weight, place in self.draft.setting.places]

    def compose(
        self, parse: Parse, wish: CameraWish, style: str | None = None, quotes: Sequence[Quote] = ()
    ) -> Composed:
        """The scene of a parse and the camera's wishes. ``quotes`` are those of the text in its order, which is the
        order of the lines."""
        unworn(self.draft, parse)
        for item in parse.order:
            for noun in [*item.actors, *item.objects] if isinstance(item, Deed) else [item]:
                match_by_likeness(self.draft, noun)
            if isinstance(item, Deed):
                read_deed(self.draft, item)
                meet_owners(self.draft, [*item.actors, *item.objects, *(link.noun for link in item.links)])
            else:
                read_loose(self.draft, item)
                meet_owners(self.draft, [item])
        show_parts(self.draft, parse.order)
        for quote in parse.quotes:
            read_stray_quote(self.draft, quote)
        for modifier in parse.words:
            read_loose_word(self.draft, modifier)
        heard = {id(line[2]) for line in self.draft.lines}
        for quote in quotes:
            if id(quote) not in heard and quote not in parse.quotes and quote not in parse.written:
                read_stray_quote(self.draft, quote)
        places = {id(quote): number for number, quote in enumerate(quotes)}
        self.draft.lines.sort(key=lambda line: places.get(id(line[2]), len(places)))
        let_idle_do(self.draft)
        try_again(self.draft, parse.content)
        return self._finish(parse, wish, style)

    def _finish(self, parse: Parse, wish: CameraWish, style: str | None) -> Composed:
        remarks: list[Note] = []
        let_crowds_walk(self.draft, remarks)
        self.draft.cast.members = [m for m in self.draft.cast.members if m.kind not in self.draft.setting.excluded]
        if wish.angle == "pov" and wish.own_eyes:
            for member in [m for m in self.draft.cast.members if not m.held][:1]:
                member.attributes.setdefault("view", "own")
        if wish.side is not None:
            for member in [m for m in self.draft.cast.members if not m.held][:1]:
                member.attributes.setdefault("filmed_from", wish.side)
        if wish.move in ("truck_left", "truck_right"):  # who is tracked from the side goes across the picture
            for member in self.draft.cast.members:
                if set(member.actions[:1]) & TRAVEL:
                    member.attributes.setdefault("direction", wish.move.removeprefix("truck_"))
        playing = any({"play_instrument", "sing", "dance"} & set(m.actions) for m in self.draft.cast.members)
        if self.draft.cast.played and playing and self.draft.setting.music is None:
            self.draft.setting.hear_music(self.draft.cast.played, self.draft.cast.played[0].word)
        subjects, actions = self.draft.cast.subjects()
        shown = [m for m in self.draft.cast.members if not m.held]
        self.draft.cast.remember()
        lines: list[Line] = []
        heated = any(isinstance(item, Deed) and is_quarrel(item) for item in parse.order)
        for speaker, tone, quote, word in self.draft.lines:
            index = next((i for i, m in enumerate(shown) if m is speaker), -1)
            unseen = word.removeprefix("unseen:") if word.startswith("unseen:") else ""
            name = (speaker.name or speaker.kind) if speaker is not None else unseen or "narrator"
            if index < 0 and not unseen:
                remarks.append(self.draft.cast.wording.assumed("dialogue.speaker", name))
            language = quote.language if quote.language == "ja" else self.draft.speech or quote.language
            if heated and index >= 0 and tone == "neutral":
                tone = "angry"
            if tone == "neutral" and index >= 0:
                tone = felt_tone(self.draft, speaker)
            text = within_a_line(quote.text)
            if text != quote.text:
                remarks.append(self.draft.cast.wording.shortened(len(quote.text), len(text)))
            lines.append(Line(speaker=name, text=text, language=language, tone=tone, subject=index))
        place = self.draft.setting.place()
        if place is None:
            place = usual_place(self.draft, shown, words_of(parse.content))
            remarks.append(self.draft.cast.wording.assumed("place", place))
        keep_place(self.draft, place)
        keep_other_places(self.draft, place)
        remarks[:0] = self.draft.cast.notes
        look = style or self.draft.setting.style()
        time = self.draft.setting.time()
        if time is None:
            time = hour_in_words(self.draft, parse.content) or usual_time(self.draft, shown, place, look)
            remarks.append(self.draft.cast.wording.assumed("time_of_day", time))
        weather = self.draft.setting.weather()
        if weather is None:
            seen = {*self.draft.setting.surroundings, *(subject.kind for subject in subjects)}
            weather = "storm" if "tornado" in seen else "clear"
            remarks.append(self.draft.cast.wording.assumed("weather", weather))
        if look is None:
            look = "photoreal"
            remarks.append(self.draft.cast.wording.assumed("style", look))
        remarks.extend(actions)
        usual = usual_camera(self.draft, shown, any(line.subject >= 0 for line in lines), look)
        for name, said, value in (
            ("camera.move", wish.move, usual.move),
            ("camera.shot_size", wish.size, usual.shot_size),
            ("camera.angle", wish.angle, usual.angle),
        ):
            if said is None:
                remarks.append(self.draft.cast.wording.assumed(name, value))
        if wish.angle == "pov" and not subjects:  # whoever goes there is the camera
            subjects.append(Subject(kind="person", action=wish.pace, attributes={"view": "own"}))
        if not subjects and not lines:
            remarks.append(self.draft.cast.wording.nobody(place))
        unshown = [*self.draft.unknown[:8], *wish.unfilmed]
        remarks.extend(self.draft.cast.wording.not_understood(word) for word in unshown)
        scene = Scene(
            subjects=tuple(subjects),
            place=place,
            surroundings=tuple(
                s for s in self.draft.setting.surroundings if s not in self.draft.setting.excluded and s != place
            ),
            time_of_day=time,
            weather=weather,
            camera=wish.camera(usual),
            style=look,
            dialogue=tuple(lines),
            sounds=tuple(s for s in self.draft.setting.sounds if s not in self.draft.setting.excluded),
            music=None if self.draft.setting.no_music else self.draft.setting.music,
        )
        remarks.extend(say_what_is_unused(self.draft, parse.content, scene, remarks))
        return Composed(scene, remarks)
