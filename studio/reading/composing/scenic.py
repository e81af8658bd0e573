"""Deeds that nobody does: music plays, owls hoot, snow falls, the sun sets."""

from studio.reading.composing.draft import Draft, nominal_action
from studio.reading.composing.nouns import read_loose
from studio.reading.composing.relations import follow_links
from studio.reading.composing.setting import AFAR, MUSIC_WORDS
from studio.reading.phrases import Deed, Modifier, Noun
from studio.reading.words.wordset import wordset

VOICES = wordset("sing cry hum blow moan sob wail whistle howl roar")
"""Verbs of sound that people do with their voice, which their deeds have already."""
BREAKING = wordset("smash crash pound break hit batter hammer slap lap roll crest slam")
"""What waves do that one hears."""
DRIVEN = wordset("sand dust leaf leaves smoke trash snow 砂 砂埃 落ち葉 紙くず")
"""What blows only in wind."""
PLAYED = wordset("play blast blare crackle pump hum croon")
DEVICES = wordset("radio speaker speakers stereo boombox jukebox gramophone phonograph record_player turntable")
"""What music comes out of."""
UNSEEN = wordset("crowd audience people crowds spectators 観客 群衆")


def is_music(draft: Draft, deed: Deed) -> bool:
    """``soft piano music plays``, ``ピアノが流れる``: music, and nobody playing it."""
    nouns = [*deed.actors, *([] if deed.actors else deed.objects)]
    if deed.objects and any(noun.word in DEVICES for noun in deed.actors) and deed.word in PLAYED:
        for noun in deed.actors:  # a radio plays soft jazz
            read_loose(draft, noun)
        heard = deed.objects[0]
        draft.setting.hear_music([*heard.modifiers, Modifier(heard.word, heard.meanings)], heard.word)
        follow_links(draft, deed.links, None, None)
        return True
    for noun in nouns:
        musical = noun.word in MUSIC_WORDS
        genre = [m for m in noun.meanings if m.field == "music"]
        player = noun.meaning("kind")
        if player is not None and draft.words.kinds[player.value].group == "person" and noun.language == "en":
            genre = []  # a mariachi plays
        played = deed.word.split("_")[0] in (
            "play",
            "流れる",
            "聞こえる",
            "swell",
            "響く",
            "鳴る",
            "かかる",
            "fade",
            "begin",
            "start",
            "be",
            "build",
            "pulse",
            "thump",
            "pound",
            "drift",
            "echo",
            "sound",
            "鳴り響く",
            "響き渡る",
            "流す",
        )
        described = not deed.meanings and bool(draft.cast.members) and not deed.links  # ほのぼのしたギター
        if musical or (genre and (played or described) and not deed.objects):
            extra = [Modifier(k.noun.word, k.noun.meanings) for k in noun.links]
            if musical and deed.word == "be":  # the music is bossa nova
                extra += [Modifier(k.word, k.meanings) for k in deed.objects]
            around = [*noun.modifiers, *deed.manners, *extra]
            if not musical:
                around.append(Modifier(noun.word, tuple(genre)))
            if noun.negated or deed.negated:
                draft.setting.no_music = True
            else:
                draft.setting.hear_music(around, noun.word)
            follow_links(draft, deed.links, None, None)
            return True
    return False


def is_sound(draft: Draft, deed: Deed) -> bool:
    """``owls hooting in the distance``: heard and not seen."""
    sounding = any(m.field == "relation" and m.value == "sound" for m in deed.meanings)
    if not deed.actors:
        if sounding and not deed.objects:
            hear_word(draft, deed.word)
            return True
        return False
    afar = any(link.noun.word in AFAR for link in deed.links)
    hearing = deed.word in ("聞こえる", "響く", "鳴り響く", "響き渡る", "こだまする", "hear")
    heard = False
    for noun in deed.actors:
        if noun.negated:
            continue
        if noun.word in ("sound", "noise", "音", "声", "鳴き声"):
            heard |= draft.setting.see(noun, None, role="actor")
            continue
        value = draft.setting.sound_value(noun.word, noun.meanings)
        animal = noun.meaning("kind")
        known = draft.cast.of(noun, make=False) if noun.pronoun is None else draft.cast.of(noun)
        person = animal is not None and draft.words.kinds[animal.value].group == "person"
        if deed.negated or (hearing and person and not afar and noun.language == "ja"):
            continue  # who does not hear; who hears
        body = animal is not None and draft.words.kinds[animal.value].group == "person" and noun.word not in UNSEEN
        about = noun.language == "en" and any(manner.word in ("everywhere", "around") for manner in deed.manners)
        about |= noun.language == "en" and any(k.noun.pronoun in ("he", "she", "they") for k in deed.links)
        unseen = (
            known is None
            and not about  # bees buzzing everywhere
            and (not body or afar or hearing)
            and (afar or hearing or (noun.count is None and not noun.definite and noun.plural))
        )
        if sounding and known is not None and draft.cast.group(known) == "animal" and noun.language == "en":
            hear_word(draft, deed.word)
        if sounding and known is not None and draft.cast.group(known) in ("thing", "vehicle"):
            hear_word(draft, deed.word)
            heard = True
        elif value and (sounding or hearing) and (unseen or animal is None):
            draft.setting.add_sound(value)
            weather = noun.meaning("weather")
            if weather is not None and weather.cost < 1:
                draft.setting.add_weather(weather.value, [])
            if noun.meaning("place") is not None:
                draft.setting.see(noun, None, role="actor")
            heard = True
        elif value and sounding and animal is not None and draft.words.kinds[animal.value].group == "thing":
            named = any(m.field == "sound" for m in (*noun.meanings, *draft.words.listed(noun.word)))
            if not named and deed.word == "流れる":
                continue  # 星が流れる
            blown = noun.language == "en" and deed.word in ("blow", "sound")  # a whistle blows
            own = noun.word if blown else draft.words.english_of(deed.word, "v")
            draft.setting.add_sound(value if named else own)  # a clock ticks: seen and heard
    if heard:
        follow_links(draft, deed.links, None, None)
    return heard


def hear_word(draft: Draft, word: str) -> None:
    """A verb that is a sound of its own: to crackle."""
    if word == "流れる":
        return  # a peach flows by unheard
    for form in (f"{word}ing", f"{word.rstrip('e')}ing", word):
        for meaning in (*draft.words.listed(form), *draft.words.listed_japanese(form)):
            if meaning.field == "sound":
                draft.setting.add_sound(meaning.value)
                return
    draft.setting.add_sound(draft.words.english_of(word, "v"))


def is_scenery(draft: Draft, deed: Deed) -> bool:
    """``snow falls``, ``the sun sets``, ``fog rolls in``: the setting, and nobody's deed."""
    it = bool(deed.actors) and all(n.pronoun == "it" for n in deed.actors) and draft.cast.of(deed.actors[0]) is None
    if deed.word in ("pour", "bucket_down") and it and not deed.objects:
        draft.setting.add_weather("rain", [])
        return True
    if deed.word in ("rain", "snow", "drizzle", "hail", "storm") and all(n.pronoun for n in deed.actors):
        if not deed.negated:
            draft.setting.add_weather({"drizzle": "rain", "hail": "snow"}.get(deed.word, deed.word), [])
        else:
            draft.setting.excluded.add(deed.word)
        follow_links(draft, deed.links, None, None)
        return True
    if not deed.actors:
        if deed.word in ("晴れる", "曇る"):
            draft.setting.add_weather("clear" if deed.word == "晴れる" else "cloudy", [])
            return True
        return False
    done = 0
    for noun in deed.actors:
        if noun.word in DRIVEN and deed.word.split("_")[0] in ("blow", "swirl", "whip", "舞う", "吹き荒れる"):
            draft.setting.add_weather("wind", [])
        weather = noun.meaning("weather")
        sun = noun.word in ("sun", "太陽", "日", "夕日", "朝日", "夕陽")
        if sun:
            down = deed.word in ("go", "come") and deed.direction == "down"
            setting = down or deed.word in (
                "set",
                "沈む",
                "sink",
                "go_down",
                "落ちる",
                "傾く",
                "暮れる",
                "descend",
                "dip",
            )
            up = deed.word in ("go", "come") and deed.direction == "up"
            rising = up or deed.word in ("rise", "昇る", "come_up", "のぼる", "出る", "上る", "登る")
            usual = noun.meaning("time_of_day")
            draft.setting.times.append("sunset" if setting else "dawn" if rising else usual.value if usual else "noon")
            done += 1
        elif noun.word in ("moon", "月", "満月", "star", "stars", "星") and noun.count in (None, 1):
            draft.setting.times.append("night")
            draft.setting.add_surroundings("moon" if "moon" in noun.word or "月" in noun.word else "stars")
            done += 1
        elif weather is not None and (noun.meaning("kind") is None or weather.cost < 1):
            if deed.negated:
                draft.setting.excluded.add(weather.value)
            elif deed.word in ("やむ", "止む", "上がる", "stop", "end", "clear"):
                draft.setting.weathers.append("after_rain" if weather.value in ("rain", "storm") else "clear")
            else:
                draft.setting.see(noun, None, role="actor")
            done += 1
        elif (
            noun.meaning("kind") is None
            and noun.pronoun is None
            and noun.name is None
            and is_just_there(draft, noun, deed)
        ):
            done += 1
    if done == len(deed.actors):
        follow_links(draft, deed.links, None, None)
        for each in deed.objects:  # lightning strikes the castle
            if each.meaning("kind") is None and any(n.meaning("weather") for n in deed.actors):
                draft.setting.see(each, "around", role="link")  # rain hammers a roof: nobody need be on it
            else:
                read_loose(draft, each)
        for modifier in [*deed.manners, Modifier(deed.word, draft.words.listed_japanese(deed.word))]:
            draft.setting.modifier(modifier, deed.actors[0])
        return True
    return False


def is_just_there(draft: Draft, noun: Noun, deed: Deed) -> bool:
    """A place or a thing of the place as the subject of a verb (waves crash, lights flicker): it is just there."""
    if nominal_action(draft, noun) or (noun.best is noun.meaning("body", "wearing", "clothing") is not None):
        return False
    burning = deed.word in ("burn", "blaze", "catch_fire", "燃える", "燃え上がる", "炎上", "焼ける", "燃やす")
    if burning and noun.meaning("surroundings", "place") is not None:
        draft.setting.add_surroundings("fire")
    heard = next((m for m in noun.meanings if m.field == "sound"), None)
    breaks = heard is not None and heard.value == "waves" and deed.word in BREAKING
    if heard is not None and (breaks or any(m.value in ("sound", "fall_weather", "flow") for m in deed.meanings)):
        draft.setting.add_sound(heard.value)
    seen = draft.setting.see(noun, None, role="actor")
    follow_links(draft, noun.links, None, noun)
    if not seen and noun.best is None:
        return False
    for each in deed.objects:
        read_loose(draft, each)
    return True
