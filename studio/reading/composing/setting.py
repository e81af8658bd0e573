"""Where and when a scene is, its weather, style, sounds and music, as they are gathered from the phrases."""

from dataclasses import dataclass, field, replace
from typing import cast

from studio.project.genres import FEELINGS, SOLOS
from studio.project.scene import Music, TimeOfDay, Weather
from studio.reading.phrases import Modifier, Noun
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

PLACING = wordset("in on at through along toward over under around between from off beside behind in_front_of")
MUSIC_WORDS = wordset(
    "music soundtrack score bgm melody tune theme song ballad beat beats riff jingle lullaby anthem vibe vibes groove "
    "rhythm rhythms リズム ビート ミュージック 音楽 曲 BGM bgm ＢＧＭ サウンドトラック "
    "独奏 音色 調べ 伴奏 生演奏 二重奏 合奏 "
    "メロディー 旋律 歌 サントラ"
)
SOUND_WORDS = wordset("sound noise sounds 音 声 鳴き声 物音 効果音 SE")
AFAR = wordset("distance background afar 遠く 遠方 背景 どこか")
STYLE_WORDS = wordset(
    "style look scene trailer aesthetic film animation footage 調 風 スタイル タッチ テイスト 画風 作風 映像"
)
WEAK_STYLE_WORDS = wordset(
    "animated movie film cinema painting comic puppet clay photograph photography documentary cartoon animation "
    "blockbuster manga"
)
"""Words that may be a thing of the scene (a movie theater, a man painting): style only where they stand alone or with
*style*."""

SCENERY = frozenset(["time_of_day", "weather", "place", "style", "surroundings", "ignored", "music", "sound"])
"""Fields of words that are in the setting by themselves."""
WEAK_STYLE_JA = wordset(
    "映画 絵画 漫画 粘土 絵本 写真 人形 パステル 油絵 クレヨン 色鉛筆 スケッチ 版画 イラスト コミック 人形劇 "
    "ぬいぐるみ 監視カメラ 防犯カメラ ホームビデオ フェルト 切り絵"
)
"""Things that are in pictures, and how pictures are: style only where they stand alone."""

_GENRES = ("horror", "documentary", "cyberpunk", "steampunk")
"""Looks that anything can be drawn or filmed in: a cyberpunk anime is an anime."""
IMPLIED_WEATHER = {
    "after_rain": 2,
    "blizzard": 5,
    "storm": 4,
    "snow": 3,
    "rain": 3,
    "fog": 2,
    "wind": 1,
    "cloudy": 1,
    "clear": 0,
}
ROUGH_TIMES = wordset(
    "放課後 after_school 学校帰り 仕事帰り 平日 休日 春 夏 秋 冬 給食 昼休み ランチ 昼食 部活 朝市 朝練 "
    "朝稽古 ラジオ体操 通勤ラッシュ 夕涼み 終電 夜店 夜勤 残業 飲み会 肝試し 花火大会 盆踊り大会 天体観測 夜釣り "
    "大晦日 クリスマスイブ ハロウィン 除夜 朝食 朝ごはん 夜桜 初日の出"
)
"""Words that leave the hour open."""
LIT = wordset("light lights lighting glow color colors colour colours palette tones hues shadows shadow")
"""What the whole picture has, and no thing in it: *red lighting*, *pastel colors*."""
PLAIN_WORDS = wordset(
    "very own same other another first second last main whole full new good great nice beautiful lovely pretty such "
    "certain long short deep light heavy strong bright next more most little big own single double entire main real "
    "many much different 同じ 別 新しい 美しい 長い 短い 強い 綺麗 きれい 深い"
)
"""Words that need no remark when they change nothing."""
LIGHTNING = wordset("稲妻 稲光 雷光 落雷")
"""What is seen of a thunderstorm."""
CLOUDS = wordset("雲 雲海 雲間")
"""What is up in the sky."""
SPACECRAFT = wordset("spaceship rocket space_shuttle space_station satellite flying_saucer")
ROOMS = wordset("room kitchen office classroom cafe")
PLAIN_ROOMS = wordset("room house home building kitchen office classroom cafe window")
INNER = wordset("hallway corridor classroom kitchen cafeteria office bathroom bedroom library lobby stairwell elevator")
"""Rooms of something, which are rooms whatever it is: a school hallway."""
WAYS = wordset("road street alley bridge crossing")
"""A mountain road is a road; a castle hall is still the castle."""
FULL = ("満員", "満席", "混雑", "すし詰め")
"""What the names of places begin with that are full of people."""
ABOARD = wordset("窓 窓際 窓辺 座席 席 つり革 通路 window seat aisle")
"""What one sees of a train from inside of it."""
SHAPE_WORDS = wordset("narrow busy quiet old futuristic rough dark bright")


_NOISES = frozenset(("drums", "taiko", "bells", "whistle", "trumpet"))
"""What is heard of the place as often as it is music."""
_BROAD = frozenset(("orchestral", "folk"))
_MOOD_OF = {
    **dict.fromkeys(("epic", "war_drums", "fanfare"), "epic"),
    **dict.fromkeys(("horror", "suspense", "drone"), "tense"),
    **dict.fromkeys(("comedy", "pizzicato", "christmas", "kpop", "ukulele", "polka", "samba", "matsuri"), "happy"),
}
"""The mood that a genre has where nothing is said of it; else it is calm."""


def _telling(genre: str) -> int:
    """How little a genre says beside others: a jazz piano is jazz, a classical piano is a piano."""
    return 4 if genre in _BROAD else 2 if genre in FEELINGS else 1 if genre in SOLOS else 0


@dataclass(slots=True)
class Setting:
    """All of a scene that is not a subject, the camera or speech."""

    vocabulary: Vocabulary
    places: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    """(how much it says, place); the best is the place, the others are its surroundings."""
    used: set[str] = field(default_factory=set[str])
    """Words that said something of it, or of the cast, whatever the scene calls that."""
    named: dict[str, Noun] = field(default_factory=dict[str, Noun])
    """The noun each place was named by."""
    surroundings: list[str] = field(default_factory=list[str])
    times: list[str] = field(default_factory=list[str])
    weathers: list[str] = field(default_factory=list[str])
    hints: list[str] = field(default_factory=list[str])
    """Times and weathers that are likely where none is said: rain under an umbrella, the afternoon after school."""
    styles: list[str] = field(default_factory=list[str])
    sounds: list[str] = field(default_factory=list[str])
    music: Music | None = None
    music_open: bool = False
    """Whether music was asked for and not said which."""
    no_music: bool = False
    excluded: set[str] = field(default_factory=set[str])

    def see(self, noun: Noun, relation: str | None, *, role: str) -> bool:
        """Take a noun as part of the setting; False when it is none. ``role``: ``actor object link loose``."""
        if noun.negated:
            self.used.add(noun.word)
            return self._exclude(noun)
        done = False
        headed: float | None = None
        if noun.word in MUSIC_WORDS and role != "object":
            of = [Modifier(link.noun.word, link.noun.meanings) for link in noun.links]
            inner = [modifier for link in noun.links for modifier in link.noun.modifiers]
            self.hear_music([*noun.modifiers, *of, *inner], noun.word)
            return True
        if noun.word in SOUND_WORDS:
            return self._sound_of(noun)
        if noun.word in STYLE_WORDS or noun.word.lower() in ("style",):
            for modifier in noun.modifiers:
                done |= self.style_word(modifier, strong=True)
            if done:
                return True
        if noun.word in ABOARD and any(self._is_train(link.noun) for link in noun.links if link.relation == "of"):
            self.add_place("train_interior", 6.5)  # 新幹線の窓から
        word = noun.word.lower()
        landmark = self.vocabulary.landmarks.get(word) or self.vocabulary.landmarks.get((noun.name or "").lower())
        if landmark is not None:
            self.add_place(landmark.place, 2.5 if landmark.place == "city" else 5.0)
            self.add_surroundings(
                landmark.name if landmark.place in ("city", "street", "temple", "mountain", "beach") else "",
                *landmark.brings,
            )
            done = True
        if noun.word in LIGHTNING:
            self.add_surroundings("lightning")
        if noun.word in CLOUDS and relation in PLACING:
            self.add_surroundings("sky")  # 雲の上を泳ぐ
        fields = {m.field: m for m in noun.meanings}
        listed = {f for f, m in fields.items() if m.cost == 0}
        done_with = role == "link" and relation in ("in", "by", "with", "of", "at")
        if "music" in listed and "style" in fields and role != "object" and self.music is None:
            self.hear_music([*noun.modifiers, Modifier(noun.word, noun.meanings)], noun.word)  # neon, synthwave
        styled = (
            role == "loose"
            or (role == "actor" and noun.word not in WEAK_STYLE_WORDS)
            or (done_with and noun.language == "ja" and noun.word not in WEAK_STYLE_JA)
        )
        if "style" in listed and styled and self._alone(noun):
            self.styles.append(fields["style"].value)
            done = True
        if "time_of_day" in fields and self._surest(fields, "time_of_day", relation):
            (self.hints if noun.word in ROUGH_TIMES else self.times).append(fields["time_of_day"].value)
            done = True
        if noun.word == "thunder" or noun.word.endswith("_thunder"):
            self.add_sound("thunder")
        if "weather" in fields and self._surest(fields, "weather", relation):
            self.add_weather(fields["weather"].value, noun.modifiers)
            for place in self.vocabulary.listed(word.rpartition("_")[2]) if "_" in word else ():
                if place.field == "place":  # a stormy sea is a sea
                    self.add_place(place.value, float(self.vocabulary.place_rank.get(place.value, 5)))
            if word in ("sandstorm", "dust_storm", "hailstorm", "whirlwind"):
                self.add_surroundings(word)
            done = True
        if "place" in fields and self._is_place(fields, relation, role):
            place = fields["place"]
            weight = self.vocabulary.place_rank.get(place.value, 5) - 0.4 * place.cost
            weight += 0.6 if relation in PLACING or role == "loose" else 0.0
            aboard = (link.noun.meaning("kind") for link in noun.links if link.relation == "of")
            if any(k is not None and k.value in SPACECRAFT for k in aboard):
                self.add_place("space", weight + 2.5)
            if relation in ("in_front_of", "outside", "behind") and place.value in ROOMS:
                named = noun.word.isascii() and noun.word not in PLAIN_ROOMS
                self.add_surroundings("house", noun.word if named else "")
                self.add_place("street", 4.2)  # in front of a house one is outside
                return True
            weight -= 2.5 if role == "object" and relation is None else 0.0
            weight -= 1.5 if relation in ("behind", "over", "toward", "from", "around") else 0.0
            self.add_place(place.value, weight)
            if self.named.setdefault(place.value, noun) is not noun and noun.language == "en":
                self.add_surroundings(noun.word if noun.word not in self.vocabulary.place_rank else "")
            self.fill(noun)
            headed = weight if place.value in WAYS or noun.word in INNER else None
            done = True
        if (
            "surroundings" in fields
            and (not done or "place" in fields or "weather" in fields)
            and fields["surroundings"].cost < 3
        ):
            value = fields["surroundings"].value
            if not (
                value in ("sea", "castle", "temple", "river", "mountain", "house", "building")
                and done
                and relation in ("in", "on", "at", None)
            ):
                self.add_surroundings(value)
            self._brought(value)
            done = True
        if done:
            self.used.add(noun.word)
        named = len(self.places)
        for modifier in noun.modifiers:
            done |= self.modifier(modifier, noun)
        if (noun.language == "en" and noun.word in LIT) or (
            noun.language == "en" and done and (noun.meaning("kind") is None or role == "link")
        ):
            done |= self.describe(noun, noun.word)
        if noun.language == "ja" and done and (thing := noun.meaning("kind", "surroundings", "place")) is not None:
            self.describe(noun, thing.value)
        if headed is not None:
            self.places[named:] = [(min(weight, headed - 0.1), place) for weight, place in self.places[named:]]
        return done

    def describe(self, noun: Noun, value: str) -> bool:
        """Keep how a thing of the place is, with its name: *dead branch*, *yellow sunflower*; False where nothing is
        said of it."""
        if noun.language == "ja":
            return self._describe_japanese(noun, value)
        said = [m.word for m in noun.modifiers if self._is_quality(m) or (noun.word in LIT and not m.meanings)][:2]
        if said:
            self.add_surroundings("_".join([*said, value]).replace(" ", "_"))
            self.used.update([*said, noun.word])
        return bool(said)

    def _describe_japanese(self, noun: Noun, value: str) -> bool:
        """赤い郵便ポスト, 小さな村: the colour and the size."""
        named = [(mod.word, m.value) for mod in noun.modifiers for m in mod.meanings if m.field in ("color", "size")]
        own = self.vocabulary.english_of(noun.word, "n", value)
        if not named or not own.isascii():
            return False
        self.add_surroundings("_".join([*dict.fromkeys(value for _, value in named[:2]), own]))
        self.used.update([noun.word, *(word for word, _ in named)])
        return True

    def _is_quality(self, modifier: Modifier) -> bool:
        fields = {m.field for m in modifier.meanings if m.cost <= 2.2}
        if not modifier.word.isascii() or modifier.word in PLAIN_WORDS:
            return False
        listed = {m.value for m in modifier.meanings if m.field == "surroundings"}
        if listed and modifier.word not in listed and fields <= {"surroundings", "age"}:
            return True  # an empty theater, more than a quiet one
        if modifier.word in self.used:
            return False
        known = "color" in fields or self.vocabulary.table.known(modifier.word, "a") or modifier.word.endswith("ed")
        return known and not fields & SCENERY

    @staticmethod
    def _is_train(noun: Noun) -> bool:
        kind = noun.meaning("kind")
        return kind is not None and kind.value in ("train", "bullet_train", "subway", "tram")

    def fill(self, noun: Noun) -> None:
        """A place that is full by its own name, or by what is said of it: 満員電車."""
        said = (noun.word, *(m.word for m in noun.modifiers), *(link.noun.word for link in noun.links))
        if any(word.startswith(FULL) for word in said):
            self.add_surroundings("busy")

    def _brought(self, value: str) -> None:
        if value in ("moon", "stars"):
            self.times.append("night")
        hint = {
            "torii": ("shrine", 3.0),
            "blackboard": ("classroom", 3.0),
            "cherry_tree": ("road", 1.0),
            "fireplace": ("room", 2.5),
            "market_stall": ("street", 1.0),
            "sofa": ("room", 1.5),
            "table": ("room", 0.5),
            "chair": ("room", 0.5),
            "bed": ("room", 2.0),
            "cake": ("room", 2.0),
        }.get(value)
        if hint:
            self.add_place(*hint)

    @staticmethod
    def _alone(noun: Noun) -> bool:
        if noun.word in WEAK_STYLE_WORDS:
            return (noun.count is None and not noun.plural and not noun.links) or noun.language == "ja"
        return True

    @staticmethod
    def _surest(fields: dict[str, Meaning], name: str, relation: str | None) -> bool:
        rival = min((m.cost for f, m in fields.items() if f in ("kind", "place") and f != name), default=9.0)
        return fields[name].cost <= 2.5 and (
            fields[name].cost < rival or (relation is not None and fields[name].cost == rival)
        )

    def _is_place(self, fields: dict[str, Meaning], relation: str | None, role: str) -> bool:
        place, kind = fields["place"], fields.get("kind")
        if place.cost > 4.5 or any(
            f in fields and fields[f].cost < place.cost for f in ("clothing", "body", "weather")
        ):
            return False
        if kind is None:
            return place.cost < 3.5 or relation in PLACING
        if relation in ("in", "at", "through", "along", "on"):
            return place.cost <= kind.cost + 0.5
        return place.cost < kind.cost and role != "object"

    def modifier(self, modifier: Modifier, noun: Noun) -> bool:
        """Take what an adjective or a compound's first noun says of time, weather, place, light or style."""
        done = self._modifier(modifier, noun)
        if modifier.word.endswith("ing") and self.sounding(modifier.word):
            lemma = self.vocabulary.table.lemma(modifier.word, "v") or modifier.word
            self.add_sound(self.sound_value(modifier.word, ()) or lemma)  # creaking floorboards
            self.used.add(modifier.word)
        if done:
            self.used.add(modifier.word)
        return done

    def _modifier(self, modifier: Modifier, noun: Noun) -> bool:
        done = False
        landmark = self.vocabulary.landmarks.get(modifier.word.lower())
        if landmark is not None:
            self.add_place(landmark.place, 2.0 if landmark.place == "city" else 3.0)
            self.add_surroundings(landmark.name, *landmark.brings)
            return True
        costs = {m.field: m for m in modifier.meanings if m.cost <= 2.2}
        if "time_of_day" in costs:
            self.times.append(costs["time_of_day"].value)
            done = True
        itself = modifier.word == "wet" and not any(m.field in ("place", "surroundings") for m in noun.meanings)
        itself |= modifier.word == "clear" and noun.word in ("glass", "water", "voice")
        if "weather" in costs and not itself:
            self.add_weather(costs["weather"].value, [])
            done = True
        if "place" in costs:
            weight = self.vocabulary.place_rank.get(costs["place"].value, 5)
            self.add_place(costs["place"].value, weight - 1.2)
            if noun.language == "en" and modifier.word not in self.vocabulary.place_rank:
                self.add_surroundings(modifier.word)  # a hospital corridor, the living room curtains
            done = True
        if "style" in costs:
            done |= self.style_word(modifier, strong=modifier.word not in WEAK_STYLE_WORDS)
        if "surroundings" in costs:
            value = costs["surroundings"].value
            is_place = (
                any(m.field in ("place", "surroundings", "time_of_day") for m in noun.meanings)
                or noun.word.lower() in self.vocabulary.landmarks
            )
            kind = noun.meaning("kind")
            aboard = kind is not None and self.vocabulary.kinds[kind.value].group == "vehicle"  # a crowded train
            if value in SHAPE_WORDS and not is_place and not (value == "busy" and aboard):
                return done
            self.add_surroundings(value)
            done = True
        quality = self.vocabulary.everyday.said(modifier.word, "a") if not done and noun.language == "ja" else ""
        scenic, best = noun.meaning("place", "surroundings"), noun.best
        if quality and scenic is not None and best is not None and scenic.cost <= best.cost:
            self.add_surroundings(quality)  # 木のテーブル, 壊れた門
            done = True
        return done

    def style_word(self, modifier: Modifier, *, strong: bool) -> bool:
        """A style named by one word."""
        for meaning in modifier.meanings:
            if meaning.field == "style" and meaning.cost == 0 and strong:
                self.styles.append(meaning.value)
                return True
        listed = [m for m in self.vocabulary.listed(modifier.word) if m.field == "style"]
        if listed and strong:
            self.styles.append(listed[0].value)
            return True
        return False

    # ------------------------------------------------------------------------------------------------ parts

    def add_place(self, place: str, weight: float) -> None:
        """A place that was named, and how much the name says."""
        self.places.append((weight, place))

    def add_surroundings(self, *words: str) -> None:
        """Things and words that shape the place, once each."""
        for word in words:
            if word and word not in self.surroundings:
                self.surroundings.append(word)

    def add_weather(self, weather: str, modifiers: list[Modifier]) -> None:
        """A weather that was named; a heavy fall of it is a storm or a blizzard only where that is said."""
        self.weathers.append(weather)

    def add_sound(self, sound: str) -> None:
        """A sound wished for, once."""
        if sound not in self.sounds:
            self.sounds.append(sound)

    def _sound_of(self, noun: Noun) -> bool:
        done = False
        about = [*noun.modifiers, *(Modifier(k.noun.word, k.noun.meanings) for k in noun.links if k.relation == "of")]
        if noun.word in ("sound", "sounds", "音") and (tune := self._instrument(about)):
            self.hear_music(tune, noun.word)  # 三味線の音
            return True
        for modifier in about:
            heard = self.sound_value(modifier.word, modifier.meanings)
            stand_in = heard in self.vocabulary.kinds and heard not in self._heard_of(modifier)
            if (heard is None or stand_in) and noun.language == "ja" and noun.word.endswith("音"):  # 茶筅の音
                own = self.vocabulary.english_of(modifier.word, "n")
                heard = own if own.isascii() else None
            if heard is None and noun.language == "ja" and self.sounding(own := self._english_verb(modifier)):
                heard = own  # 床がきしむ音
            if heard is None and self.sounding(modifier.word):
                heard = self.vocabulary.table.lemma(modifier.word, "v") or modifier.word
            if heard:
                self.add_sound(heard)
                self.used.add(modifier.word)
                done = True
        return done

    def _instrument(self, about: list[Modifier]) -> list[Modifier]:
        """What is said of an instrument that is heard and makes no noise of its own."""
        known = self.vocabulary
        for modifier in about:
            meanings = (*modifier.meanings, *known.listed(modifier.word.lower()), *known.listed_japanese(modifier.word))
            solo = any(m.field == "music" and m.value in SOLOS and m.value not in _NOISES for m in meanings)
            if solo and not any(m.field == "sound" for m in meanings):
                return about
        return []

    def _heard_of(self, modifier: Modifier) -> set[str]:
        """The sounds our lists have for a word."""
        known = (*modifier.meanings, *self.vocabulary.listed_japanese(modifier.word))
        return {meaning.value for meaning in known if meaning.field == "sound"}

    def _english_verb(self, modifier: Modifier) -> str:
        own = self.vocabulary.english_of(modifier.word, "v")
        return own if own.isascii() else ""

    def sounding(self, word: str) -> bool:
        """Whether an English word is that of a noise: *hum*, *creaking*, *thump*."""
        lemma = self.vocabulary.table.lemma(word, "v") if word.isascii() else None
        known = (*self.vocabulary.listed(word), *self.vocabulary.listed(lemma or ""))
        return any(m.field == "relation" and m.value == "sound" for m in known)

    def sound_value(self, word: str, meanings: tuple[Meaning, ...]) -> str | None:
        """The sound a word stands for, where it stands for one."""
        for meaning in (*meanings, *self.vocabulary.listed(word), *self.vocabulary.listed_japanese(word)):
            if meaning.field == "sound":
                return meaning.value
        for meaning in meanings:
            if meaning.field in ("kind", "weather") and meaning.cost < 2:
                return meaning.value
        return None

    def hear_music(self, modifiers: list[Modifier], word: str) -> None:
        """Music that was asked for, by the words around it."""
        named: list[tuple[int, str]] = []
        mood: str | None = None
        tempo: int | None = None
        self.used.update([word, *(modifier.word for modifier in modifiers)])
        for modifier in [*modifiers, Modifier(word, ())]:
            low = modifier.word.lower()
            known = (*self.vocabulary.listed(low), *self.vocabulary.listed_japanese(modifier.word), *modifier.meanings)
            for meaning in known:
                if meaning.field == "music" and meaning.cost < 0.9:
                    named.append((_telling(meaning.value), meaning.value))
                elif meaning.field == "music_mood":
                    mood = mood or meaning.value
            said = self.vocabulary.music_of.get(low) or self.vocabulary.music_of.get(low.removesuffix("風"))
            if said is not None:
                named.append((3, said))
            if low in ("fast", "upbeat", "アップテンポ", "速い"):
                tempo = 132
            elif low in ("slow", "ゆっくり", "スロー"):
                tempo = 66
        genre = min(named, key=lambda one: one[0])[1] if named else None
        before = self.music
        if before is not None and genre is None:
            # Lo-fi beats, super chill vibes: the same music, more said of it.
            self.music = replace(before, mood=mood or before.mood, tempo_bpm=tempo or before.tempo_bpm)
            return
        if before is not None and not self.music_open and word not in MUSIC_WORDS and {before.genre, genre} <= {*SOLOS}:
            return  # a harp and a flute: who is named first has the tune
        if before is not None and self.music_open and mood is None and before.mood != "calm":
            mood = before.mood
        self.music_open = genre is None
        genre = genre or {"epic": "orchestral", "tense": "suspense"}.get(mood or "", "piano")
        self.music = Music(genre=genre, mood=mood or _MOOD_OF.get(genre, "calm"), tempo_bpm=tempo)

    def _exclude(self, noun: Noun) -> bool:
        if noun.word in MUSIC_WORDS:
            self.no_music = True
            return True
        for meaning in noun.meanings:
            self.excluded.add(meaning.value)
        return bool(noun.meanings)

    # ------------------------------------------------------------------------------------------------ results

    def place(self) -> str | None:
        """The place that says most; the first of equals."""
        allowed = [p for p in self.places if p[1] not in self.excluded]
        return max(allowed, key=lambda p: p[0])[1] if allowed else None

    def time(self) -> TimeOfDay | None:
        """The most telling time named: an hour beats a mere *night* that a moon brought along."""
        allowed = [t for t in (*self.times, *self.hints) if t not in self.excluded and t not in IMPLIED_WEATHER]
        if not allowed:
            return None
        return cast(TimeOfDay, allowed[0])

    def weather(self) -> Weather | None:
        """The strongest weather named."""
        likely = [w for w in self.hints if w in IMPLIED_WEATHER]
        allowed = [w for w in self.weathers or likely if w not in self.excluded]
        return cast(Weather, max(allowed, key=lambda w: IMPLIED_WEATHER[w])) if allowed else None

    def style(self) -> str | None:
        """The first style named that is more than *realistic film*; how it is made says more than its genre."""
        special = [s for s in self.styles if s not in ("photoreal", "cinematic")]
        made = [s for s in special if s not in _GENRES]
        return (made or special or self.styles or [None])[0]
