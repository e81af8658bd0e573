"""What the object makes of a verb: to play the piano is not to play football, who makes soup cooks."""

from studio.reading.composing.cast import Member
from studio.reading.composing.draft import Draft, nominal_action
from studio.reading.composing.own_words import aim
from studio.reading.composing.setting import MUSIC_WORDS
from studio.reading.phrases import Deed, Modifier, Noun
from studio.reading.words.vocabulary import Meaning
from studio.reading.words.wordset import wordset

FRIED = wordset("cake egg bread pizza")
MUSICAL = wordset("musician singer violinist guitarist cellist drummer busker pianist dj")
NEEDY = frozenset(["cook", "push", "throw", "catch", "fight", "write", "kick"])
"""Actions that are done to something; without it, and along a way, their verbs tell of going: *grinds down a rail*."""
SKATERS = wordset("figure_skater skateboarder snowboarder skier hockey_player")
BOARDS = wordset("skateboard snowboard surfboard skis sled")
STOPPING = wordset("とまる 止まる 留まる 停まる")
"""What an animal does that comes to rest on something."""
HEARING = wordset("聴く 聞く きく listen hear")
"""What is done without a hand: ラジオを聴く."""
GAMES = wordset("chess card cards checkers poker dominoes board_game video_game game shogi 将棋 囲碁 トランプ ゲーム")
"""What is played sitting."""
WEAPONS = wordset("sword katana dagger rapier gun bow knife spear axe lightsaber naginata crossbow")
MEALS = wordset("cake bread bowl noodles pizza sandwich rice_ball egg coffee_cup teacup juice ice_cream apple plate")
TYPED = wordset("laptop computer phone smartphone tablet letter")
EATEN = wordset(
    "cake apple bread pizza sandwich rice_ball egg bowl noodles ice_cream coffee_cup teacup juice plate pot pan"
)
"""Kinds that food is shown as, and what it is made in."""
FOOD_FILE = 13
"""WordNet's file of food."""


def in_other_words(draft: Draft, deed: Deed) -> None:
    """What the object makes of a plain verb: who draws a sword takes it in hand, who makes soup cooks."""
    kinds = {m.value for noun in deed.objects if (m := noun.meaning("kind")) is not None}
    perched = any(k.relation in ("on", "in") and k.noun.meaning("time_of_day") is None for k in deed.links)
    if deed.word in STOPPING and perched and deed.actors and is_animal(draft, deed.actors[-1]):
        deed.phrase, deed.meanings = "perch", (Meaning("action", "sit", 0.0, "perch"),)  # 鼻の上にとまる
    elif deed.word in ("draw", "unsheathe") and kinds & WEAPONS:
        deed.meanings = (Meaning("relation", "hold", 0.0, "hold"),)
    elif deed.word in ("make", "prepare", "fix", "cut") and kinds & MEALS:
        deed.meanings = (Meaning("action", "cook", 0.0, "cook"),)
    elif deed.word in ("beat", "bang", "pound", "hit", "strike") and "drum" in kinds:
        deed.meanings = (Meaning("action", "play_instrument", 0.0, "play_instrument"),)
    if deed.word in ("go", "go_down") and deed.direction == "down" and not (deed.objects or deed.links):
        deed.meanings = (Meaning("action", "fall", 0.0, "fall"),)  # the boxer goes down
    heads = any(noun.best is not None and noun.best.value in ("head", "face", "eyes", "back") for noun in deed.objects)
    facing = deed.word == "turn" and any(link.relation == "toward" for link in deed.links)
    if facing or (heads and deed.word in ("turn", "tilt", "lift", "raise", "cock", "crane")):
        deed.meanings = (Meaning("action", "look", 0.0, "look"),)  # no owl spins that turns its head


def is_animal(draft: Draft, noun: Noun) -> bool:
    """Whether a noun is an animal."""
    kind = noun.meaning("kind")
    return kind is not None and draft.words.kinds[kind.value].group == "animal"


def fit_to_object(draft: Draft, deed: Deed, action: str, objects: list[Noun], actors: list[Member]) -> str:
    """What the object makes of the verb: to play the piano is not to play football."""
    words = {n.word for n in objects}
    if deed.word == "feed" or draft.words.english_of(deed.phrase or deed.word, "v") == "feed":
        given = [link for link in deed.links if link.relation == "in" and link.noun.meaning("kind") is not None]
        deed.links = [link for link in deed.links if link not in given]  # 鳩に餌をやる
        for noun in [*objects, *(link.noun for link in given)]:
            fed = draft.cast.of(noun)
            if fed is not None and draft.cast.group(fed) in ("person", "animal"):
                draft.cast.act(fed, "eat")
                for member in actors:
                    member.attributes.setdefault("target", fed.kind)
        return "stand"
    for noun in objects if action == "fly" else ():  # lands a spin jump
        joined = "_".join([*(m.word for m in noun.modifiers), noun.word])
        listed = next((m.value for m in draft.words.listed(joined) if m.field == "action"), None)
        named = listed or (nominal_action(draft, noun) if not noun.meanings else None)
        if named is not None:
            objects.remove(noun)
            draft.setting.used.update([noun.word, *(m.word for m in noun.modifiers)])
            return named
    kinds = {m.value for n in objects if (m := n.meaning("kind")) is not None}
    instruments = [k for k in kinds if k in draft.words.kinds and draft.words.kinds[k].instrument]
    if action == "play_instrument" and not instruments and deed.word.startswith("吹"):
        return "stand"  # 息を吹き込む
    if action == "play_instrument" and kinds and not instruments and deed.word in ("叩く", "たたく", "打つ"):
        return "push"  # 机を叩く
    for noun in (*objects, *linked(deed)) if deed.word in HEARING else ():
        if noun.meaning("music") is not None and noun.meaning("kind") is None and draft.setting.music is None:
            draft.setting.hear_music([*noun.modifiers, Modifier(noun.word, noun.meanings)], noun.word)  # レゲエを聴く
    if action in ("play", "play_instrument"):
        musical = bool(actors) and all(actor.kind in MUSICAL for actor in actors)
        for noun in objects if not kinds else ():
            if (genre := noun.meaning("music")) is not None:  # plays blues
                draft.setting.hear_music([*noun.modifiers, Modifier(noun.word, (genre,))], noun.word)
                return "play_instrument"
        tune = bool(words & (MUSIC_WORDS | {"solo", "note", "notes", "chord", "chords"}))
        if instruments or (musical and (not objects or tune)):
            return "play_instrument"
        if deed.word == "perform":
            return "dance"
        if kinds & {"football", "soccer_ball"} or words & {"soccer", "サッカー", "catch_ball"}:
            return "kick"
        if "basketball" in kinds:
            return "shoot_basket"
        if words & {"catch", "baseball", "tennis", "キャッチボール", "frisbee"} or kinds & {"baseball", "ball"}:
            return "throw"
        if words & GAMES:
            for noun in objects:
                for member in actors if noun.word in GAMES else ():
                    aim(draft, member, "target", noun, noun.word)
            return "sit"
        if words & {"guitar", "song", "music", "曲", "音楽"}:
            return "play_instrument"
        return "play" if action == "play" else action
    living = [k for k in kinds if draft.words.kinds[k].group in ("person", "animal")]
    if action == "fight" and deed.word in ("punch", "strike") and objects and not living and not deed.links:
        return "push"  # punches tickets
    if action == "catch" and deed.word in ("gather", "collect") and not objects:
        return "walk"  # people gather
    if action == "explode" and alive_people(draft, actors):  # two men burst through the door
        return "run" if any(k.relation in ("through", "in", "from", "on") for k in deed.links) else "shout"
    if action == "drive" and deed.word in ("overtake", "tailgate", "pull_over") and objects:
        return "move"
    ahead = any(link.relation in ("through", "along", "under") for link in deed.links)
    if ahead and not objects and action in NEEDY and deed.word.isascii():
        return "skate" if any(actor.kind in SKATERS for actor in actors) else "move"  # a boat slices through the water
    if action == "fly" and deed.word == "glide" and alive_people(draft, actors):
        return "skate" if any(actor.kind in SKATERS for actor in actors) else "walk"
    if action == "shoot_basket" or (deed.word in ("shoot", "throw") and "basketball" in kinds):
        return "shoot_basket"
    if deed.word == "carve" and kinds:
        return "push"
    if action == "flow" and not objects and actors and all(draft.cast.group(a) == "person" for a in actors):
        return "walk"  # people pour out of the train
    if deed.word == "slide" and any(link.relation in ("under", "from") for link in deed.links):
        return "crawl"
    if action == "skate" and any(noun.pronoun == "it" for noun in objects):
        return "push"
    if action == "skate" and kinds and any(draft.words.kinds[k].group == "thing" for k in kinds - BOARDS):
        return "push"  # slides a beer down the counter
    making = action == "cook" and deed.word in ("作る", "つくる") and bool(objects)
    if making and not any(is_eaten(draft, n) for n in objects):
        return "push"  # 雪だるまを作る
    if kinds & TYPED and action in ("bounce", "fight", "play_instrument", "play"):
        return "write"  # ノートパソコンを打つ
    flipped = draft.words.english_of(deed.phrase or deed.word, "v") == "flip"
    if flipped and objects and action == "backflip":  # たこ焼きを返す
        return "cook" if any(is_eaten(draft, n) for n in objects) else "push"
    if deed.word == "flip" and objects:
        return "cook" if kinds & FRIED else "throw"
    alive = bool(actors) and all(draft.cast.group(a) == "person" for a in actors)
    if action == "fly" and alive and any(n.meaning("clothing", "wearing") for n in objects):
        return "pull"  # takes off the helmet
    if action == "fall" and alive and kinds and not deed.passive:
        for noun in objects:
            dropped = draft.cast.of(noun)
            if dropped is not None and draft.cast.group(dropped) == "thing":
                draft.cast.act(dropped, "fall")
                action = "throw"
        return action
    if action == "fall" and alive and objects and not deed.passive and deed.word in ("drop", "落とす"):
        return "throw"  # what they drop is nothing we know, and they do not fall
    if deed.word == "shoot":
        return "look" if words & {"picture", "photo", "photograph", "video", "film", "movie", "scene"} else "fight"
    if action == "drive" and actors and all(draft.cast.group(a) == "person" for a in actors):
        return "drive" if kinds or deed.word in ("drive", "運転", "ドライブ") else "run"
    if alive and deed.word in ("舞う", "舞い踊る"):
        return "dance"
    if alive and deed.word in ("なびく", "はためく", "たなびく"):
        return "stand"  # マントをなびかせる
    if action == "sail" and actors and deed.word in ("drift", "float", "漂う"):
        return "float"
    return action


def alive_people(draft: Draft, actors: list[Member]) -> bool:
    """Whether people do it, and nobody else."""
    return bool(actors) and all(draft.cast.group(actor) == "person" for actor in actors)


def linked(deed: Deed) -> list[Noun]:
    """The nouns a deed has by its prepositions."""
    return [link.noun for link in deed.links]


def is_eaten(draft: Draft, noun: Noun) -> bool:
    """Whether a noun is food or drink."""
    kind = noun.meaning("kind")
    own = draft.words.english_of(noun.word, "n")
    head = own if draft.words.table.known(own, "n") else own.rpartition("_")[2]
    return (kind is not None and kind.value in EATEN) or FOOD_FILE in draft.words.table.domains(head)
