"""What each verb does to its nouns: actions in order, targets, things taken in hand."""

from studio.reading.composing.bearing import dress, mount, take_in_hand
from studio.reading.composing.cast import PERSONAL, Member
from studio.reading.composing.draft import Draft, misunderstood, nominal_action, sense_of
from studio.reading.composing.nouns import read_loose, see_modifiers
from studio.reading.composing.own_words import aim, keep_deed, keep_noun
from studio.reading.composing.relations import follow_links, is_tool, put_on, say_of_member, see_scenery, take_tool
from studio.reading.composing.scenic import hear_word, is_music, is_scenery, is_sound
from studio.reading.composing.setting import MUSIC_WORDS
from studio.reading.composing.speech import feel, speak, tone_of
from studio.reading.phrases import MANY, Deed, Link, Modifier, Noun
from studio.reading.words.vocabulary import Meaning
from studio.reading.words.wordset import wordset

FRIED = wordset("cake egg bread pizza")
WAVES = wordset("wave waves surf 波 大波 高波")
MUSICAL = wordset("musician singer violinist guitarist cellist drummer busker pianist dj")
RINGING = wordset("鳴らす つく 突く 撞く 吹き鳴らす ring toll sound blow honk chime")
NEEDY = frozenset(["cook", "push", "throw", "catch", "fight", "write", "kick"])
"""Actions that are done to something; without it, and along a way, their verbs tell of going: *grinds down a rail*."""
SKATERS = wordset("figure_skater skateboarder snowboarder skier hockey_player")
WIPING = wordset("wipe dry clean polish")
"""What is done to one thing on another, which is in the hand then."""
BOARDS = wordset("skateboard snowboard surfboard skis sled")
BEING = wordset("いる 居る 見当たる")
"""What living things do that are somewhere."""
ANYBODY = wordset("人 人間 人物 人影 人々 人っ子 誰か 通行人 人の姿 だれか")
"""Who is nobody where they do not do it."""
FILMING = wordset("映す 写す 映し出す 捉える とらえる 切り取る")
"""What a camera does."""
STOPPING = wordset("とまる 止まる 留まる 停まる")
"""What an animal does that comes to rest on something."""
LEFT_OUT = wordset("入れる 映る 映す 出す 出る 使う 含む include show appear contain feature use add")
"""What is not done so is not in the picture."""
HEARING = wordset("聴く 聞く きく listen hear")
"""What is done without a hand: ラジオを聴く."""
HUMAN = wordset("talk shout sing laugh cry dance read write cook clap bow kneel hug play")
"""Deeds of people, whatever they are called."""
PARCELS = wordset("box package parcel gift present carton 箱 小包 荷物 段ボール")
"""What is in the hand that opens it, as an oven is not."""
UNWORN = wordset(
    "sew knit iron wash fold hang cut tear buy sell steal throw drop measure design mend stitch dry rinse pack unpack "
    "pick grab lose find paint snatch return offer hand give eat chew bite lick sniff swallow"
)
"""What is done to a garment that nobody has on."""
DONE = wordset("do give perform practice make take have play attempt")
"""Verbs whose object is what is done."""
GAMES = wordset("chess card cards checkers poker dominoes board_game video_game game shogi 将棋 囲碁 トランプ ゲーム")
"""What is played sitting."""
WEAPONS = wordset("sword katana dagger rapier gun bow knife spear axe lightsaber naginata crossbow")
MEALS = wordset("cake bread bowl noodles pizza sandwich rice_ball egg coffee_cup teacup juice ice_cream apple plate")
TYPED = wordset("laptop computer phone smartphone tablet letter")
IN_HAND = wordset("wave read write eat drink carry play_instrument open paint")
DONE_TO = wordset(
    "cook push shout hug fight throw kick catch carry talk pull paint hold look point write play_instrument"
)
"""What somebody does not do who undergoes it."""
EATEN = wordset(
    "cake apple bread pizza sandwich rice_ball egg bowl noodles ice_cream coffee_cup teacup juice plate pot pan"
)
"""Kinds that food is shown as, and what it is made in."""
FOOD_FILE = 13
"""WordNet's file of food."""
OUTCOMES = {
    "外れる": "miss", "外す": "miss", "miss": "miss", "入る": "score", "決まる": "score", "決める": "score",
    "score": "score",
    "go_in": "score", "swish": "score", "sink": "score", "命中": "hit", "hit": "hit",
}  # fmt: skip  # fmt: skip


def read_deed(draft: Draft, deed: Deed) -> None:
    """Take one verb with all that hangs on it into the scene."""
    if deed.word.startswith("unseen:"):
        for quote in deed.quotes:
            draft.lines.append((None, tone_of(draft, deed), quote, deed.word))
        return
    draft.setting.used.update(deed.within)
    in_other_words(draft, deed)
    absent = deed.negated and deed.word in BEING and not deed.links and bool(deed.actors)  # 客はいない
    anybody = bool(deed.actors) and all(n.word in ANYBODY and n.count is None for n in deed.actors)
    absent |= deed.negated and anybody and not deed.objects  # 人は乗っていない
    if deed.word in FILMING:  # 若者を映して: they are there, whoever was told of before
        deed.actors, deed.meanings = [], (Meaning("relation", "exist", 0.0, deed.word),)
    if absent:
        deed.actors = [n for n in deed.actors if n.best is n.meaning("kind")]
    if absent or (deed.negated and deed.word in LEFT_OUT):
        for noun in (*deed.actors, *deed.objects):
            noun.negated = True
            draft.setting.see(noun, None, role="object")
        return
    if deed.passive:
        turn_round(draft, deed)
    if is_music(draft, deed) or is_sound(draft, deed) or is_scenery(draft, deed):
        draft.setting.used.update([deed.word, *(modifier.word for modifier in deed.manners)])
        return
    if deed.word in RINGING and ring(draft, deed):
        draft.setting.used.add(deed.word)
        return
    owners_do(deed)
    somebody_does(draft, deed)
    dress_actors(draft, deed)
    unworn = deed.word in UNWORN
    actors = [member for noun in deed.actors for member in find_actors(draft, noun)]
    action, relation = sense_of(draft, deed)
    lifeless = bool(actors) and all(draft.cast.group(a) in ("vehicle", "thing") for a in actors)
    people = draft.cast.people()
    if lifeless and people and action in PERSONAL and not deed.passive and deed.actors[0].language == "ja":
        actors = [m for m in people if m.actions][-1:] or people[-1:]  # 電車が動き出し、手を振る: not the train
    undergone = deed.passive and bool(actors) and all(draft.cast.group(a) == "person" for a in actors)
    if undergone and action in DONE_TO:
        action = "stand"  # the hair of the man is cut by another
    if not deed.quotes:
        feel(draft, deed, actors)
    if action == "explode" and not actors and any(noun.pronoun == "it" for noun in deed.actors):
        read_loose(draft, Noun("explosion", draft.words.noun("explosion"), count=1))  # pours it in, and it explodes
    for member in actors:
        describe_manner(draft, deed, member)
    for modifier in deed.manners:
        heard = next((m.value for m in modifier.meanings if m.field == "sound"), None)
        if heard:
            draft.setting.add_sound(heard)
    for link in [k for k in deed.links if k.relation == "on"] if deed.word in WIPING and actors else ():
        if is_tool(draft, link.noun):  # wipes his hands on a rag
            take_tool(draft, link.noun, actors[0])
            deed.links = [other for other in deed.links if other is not link]
    for noun in list(deed.objects) if unworn and actors else ():
        garment = noun.meaning("clothing", "wearing")
        if garment is not None and noun.best is garment:
            deed.objects.remove(noun)  # who irons a shirt has it not on
            for member in actors:
                aim(draft, member, "target", noun, garment.value)
                if noun.modifiers and member.attributes.get("target") == garment.value:
                    said = " ".join([*(mod.word for mod in noun.modifiers), noun.word])
                    member.attributes["target_word"] = said
            draft.cast.used.add(noun.word)
    for noun in (*deed.objects, *(link.noun for link in deed.links)) if actors and deed.meanings else ():
        if noun.best is noun.meaning("body") is not None and noun.language == "en":
            draft.setting.used.add(noun.word)  # claps her hands
    objects = deed.objects
    if deed.passive and action not in ("be",):
        # "a vase is thrown": what it is done to stands first
        objects, deed.objects = [*deed.actors, *objects], []
    tint_actors(draft, deed, actors)
    see_things(draft, deed, actors, action)
    if deed.quotes:
        speak(draft, deed, actors)
    if relation == "hold":
        hold(draft, deed, actors)
    elif relation == "wear":
        wear(draft, deed, actors)
    elif relation == "put":
        place_object(draft, deed, actors)
    elif relation in ("exist", "begin"):
        be_there(draft, deed, actors)
    elif relation == "move":
        act(draft, deed, actors, "move")
    elif relation == "sound":
        act(draft, deed, actors, "shout" if any(draft.cast.group(a) == "animal" for a in actors) else "stand")
    elif relation == "fall_weather":
        act(draft, deed, actors, "fall")
    elif action:
        act(draft, deed, actors, action)
    else:
        handle(draft, deed, actors)
        be_there(draft, deed, actors)
    sounding = relation == "sound" or any(m.value == "sound" for m in deed.meanings)
    if sounding and not deed.negated and actors and deed.word.isascii():
        for member in actors:
            if member.kind == "rooster":
                draft.setting.add_sound("rooster")
            elif draft.cast.group(member) == "animal":
                hear_word(draft, deed.word)
    for member in actors if not deed.negated and deed.word in ("skateboard", "snowboard", "ski", "sled") else ():
        board = {"ski": "skis"}.get(deed.word, deed.word)
        if board in draft.words.kinds:
            member.attributes.setdefault("riding", board)  # a raccoon skateboards
    loud = [m for form in (f"{deed.word}ing", deed.word) for m in draft.words.listed(form) if m.field == "sound"]
    if loud and actors and not deed.negated and any(m.value in ("shout", "clap") for m in deed.meanings):
        draft.setting.add_sound(loud[0].value)  # monks chant, the fans cheer
    if action or relation not in ("exist", "begin", "wear") or deed.word in ("practice", "use", "prepare"):
        keep_deed(draft, deed, actors, action)
    for member in actors[1:]:
        for link in deed.links:
            if (not link.noun.negated and link.noun.meaning("kind", "body") is None) or link.relation in (
                "toward",
                "by",
                "beside",
                "on",
            ):
                say_of_member(draft, link, member, deed)
    follow_links(draft, deed.links, actors[0] if actors else None, deed.actors[0] if deed.actors else None, deed=deed)


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


def tint_actors(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """*A jellyfish glows blue*: a colour alone is no thing that is done something to."""
    for noun in list(deed.objects) if actors and not deed.negated else ():
        bare = noun.language == "en" and noun.count is None and not noun.definite and not noun.links
        tints = [m for mod in noun.modifiers for m in mod.meanings if m.field == "color" and mod.word == noun.word]
        tint = next(iter(tints), None) if bare and noun.best in (None, *tints) else None
        if tint is not None:
            deed.objects.remove(noun)
            draft.setting.used.add(noun.word)
            for member in actors:
                member.attributes.setdefault("color", tint.value)


def see_things(draft: Draft, deed: Deed, actors: list[Member], action: str | None) -> None:
    """What belongs to a set phrase is in the hand that does the deed, or stands about."""
    people = [m for m in actors if draft.cast.group(m) == "person"]
    for noun in deed.things if not deed.negated and action != "look" else ():
        kind = noun.meaning("kind")
        own = draft.words.english_of(noun.word, "n")
        if kind is not None and draft.words.kinds[kind.value].held and people:
            take_in_hand(draft, noun, people)
        elif own.isascii():
            draft.setting.add_surroundings(own)


def turn_round(draft: Draft, deed: Deed) -> None:
    """``chased by goats``, ``コウモリに襲われる``: who it is done by does it."""
    agents = [
        link
        for link in deed.links
        if link.relation in ("beside", "by", "in")
        and (kind := link.noun.meaning("kind")) is not None
        and (link.noun.best is kind or link.noun.count == 1)
        and draft.words.kinds[kind.value].group in ("person", "animal")
    ]
    for link in agents:
        link.noun.meanings = tuple(m for m in link.noun.meanings if m.field not in ("place", "surroundings"))
    if agents and not deed.objects:
        deed.links = [link for link in deed.links if link not in agents]
        deed.objects, deed.actors, deed.passive = deed.actors, [link.noun for link in agents], False


def owners_do(deed: Deed) -> None:
    """*A watchmaker's tweezers set a stone*: he does, with them; but a child's balloon drifts by itself."""
    for noun in list(deed.actors) if deed.objects and not deed.passive else ():
        owner = next((link.noun for link in noun.links if link.relation == "whose"), None)
        if owner is not None:
            noun.links = [link for link in noun.links if link.relation != "whose"]
            owner.links.append(Link("holding", noun))
            deed.actors[deed.actors.index(noun)] = owner


def dress_actors(draft: Draft, deed: Deed) -> None:
    """*A man with a beard and a red shirt tries …*: a garment among the doers is worn by the one before it."""
    for before, noun in zip(deed.actors[:-1], deed.actors[1:], strict=True):
        worn = noun.meaning("clothing", "wearing")
        wearer = draft.cast.of(before) if worn is not None and noun.best is worn else None
        if wearer is not None and draft.cast.group(wearer) in ("person", "animal"):
            dress(draft, wearer, noun)
            deed.actors = [other for other in deed.actors if other is not noun]


def somebody_does(draft: Draft, deed: Deed) -> None:
    """Who speaks, laughs or writes by a name that no dictionary leads on from is somebody."""
    human = bool(deed.quotes) or any(m.field == "action" and m.value in HUMAN for m in deed.meanings)
    for noun in deed.actors if human and not deed.passive else ():
        unknown = noun.name is None and noun.pronoun is None and not noun.meanings and len(noun.word) > 1
        if unknown and 14 in draft.words.table.domains(noun.word):  # the crew shouts
            noun.meanings, noun.count = (Meaning("kind", "person", 2.0, noun.word),), noun.count or 5
        elif unknown and (noun.language == "ja" or not draft.words.table.known(noun.word, "n")):
            noun.meanings = (Meaning("kind", "person", 2.0, noun.word),)


def find_actors(draft: Draft, noun: Noun) -> list[Member]:
    """The members a subject noun means: *they* are all of those who came one by one, 二人 the last two of them."""
    if noun.pronoun == "they" and not noun.negated:
        one_by_one = draft.cast.apart()
        if len(one_by_one) > 1:
            return one_by_one[-noun.count :] if noun.count else one_by_one
    found = find_actor(draft, noun)
    return [] if found is None else [found]


def find_actor(draft: Draft, noun: Noun) -> Member | None:
    """The member a subject noun means; None when it is part of the setting or of nothing."""
    if noun.negated:
        draft.setting.see(noun, None, role="actor")
        return None
    known = noun.meaning("kind") is not None or noun.name is not None or noun.pronoun is not None
    member = draft.cast.of(noun) if known else None
    if member is None and noun.best is not None and not known:
        member = stand_in(draft, noun)
    if member is None and (nominal := nominal_action(draft, noun)) is not None:
        return find_doer(draft, noun, nominal)
    if member is None:
        if noun.pronoun is None and not draft.setting.see(noun, None, role="actor") and noun.best is None:
            misunderstood(draft, noun.word)
        follow_links(draft, noun.links, None, noun)
        return None
    follow_links(draft, noun.links, member, noun)
    see_modifiers(draft, noun)
    return member


def stand_in(draft: Draft, noun: Noun) -> Member | None:
    """Somebody for hands that knit where nobody is named, and a garment that is a thing by itself."""
    body, worn = noun.meaning("body"), noun.meaning("clothing", "wearing")
    people = draft.cast.people()
    if worn is noun.best is not None and noun.language == "ja" and people:  # 眼鏡がずり落ちそう
        dress(draft, people[-1], noun)
        return None
    if worn is not None and worn is noun.best and noun.language == "ja" and worn.value not in draft.words.kinds:
        own = draft.words.english_of(noun.word, "n", worn.value)  # 帽子が飛ばされ、少女が追う
        draft.setting.add_surroundings(own if own.isascii() else worn.value)
        draft.setting.used.add(noun.word)
        return None
    owner = next((k.noun for k in noun.links if k.relation == "of" and k.noun.meaning("kind") is not None), None)
    shining = noun.best is not None and noun.best.field == "ignored"
    if owner is not None and noun.language == "ja" and shining:
        return draft.cast.of(owner)  # 潜水艇のライトが近づく
    if body is noun.best and body is not None and owner is not None:
        return draft.cast.of(owner)  # the chef's hands chop
    if body is noun.best and body is not None and body.value != "voice" and not draft.cast.people():
        if not any(draft.cast.group(m) == "animal" for m in draft.cast.members):
            return draft.cast.somebody("person")
        return None
    if body is noun.best and body is not None and body.value == "hand" and noun.language == "ja":
        return draft.cast.people()[-1]  # 手が震える
    if worn is noun.best and worn is not None and worn.value in draft.words.kinds and not draft.cast.people():
        noun.meanings = (Meaning("kind", worn.value, 0.0, worn.value),)
        return draft.cast.of(noun)
    return None


def ring(draft: Draft, deed: Deed) -> bool:
    """``鐘をつく``, ``honks the horn``: what is sounded is heard, who does it is there. False where nothing sounds."""
    for noun in [*deed.objects, *deed.things]:
        heard = next((m for m in noun.meanings if m.field == "sound"), None)
        if heard is None:
            continue
        draft.setting.add_sound(heard.value)
        if (kind := noun.meaning("kind")) is not None:
            draft.setting.add_surroundings(kind.value)
            draft.setting.used.add(noun.word)
        actors = [member for actor in deed.actors for member in find_actors(draft, actor)]
        action, _ = sense_of(draft, deed)
        for member in actors if action else ():
            draft.cast.act(member, action or "stand")
        keep_deed(draft, deed, actors, action)
        follow_links(draft, deed.links, None, None)
        return True
    return False


def handle(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """Whatever else is done to a thing that fits a hand, the hand holds it: adjusts her microphone, 笛をしまう."""
    people = [m for m in actors if draft.cast.group(m) == "person" and "holding" not in m.attributes]
    if deed.negated or deed.passive or not people or deed.word in HEARING:
        return
    for noun in deed.objects[:1]:
        kind = noun.meaning("kind")
        if kind is not None and noun.best is kind and draft.words.kinds[kind.value].held and not noun.definite:
            take_in_hand(draft, noun, people)
            deed.objects.remove(noun)
            draft.setting.used.add(deed.word)


def find_doer(draft: Draft, noun: Noun, action: str) -> Member | None:
    """Who does a deed that is named by a noun: in *a basketball shot misses* the ball, and a player we add."""
    thing = next((m for link in noun.links if (m := draft.cast.of(link.noun)) is not None), None)
    for modifier in noun.modifiers:
        kind = next((m for m in modifier.meanings if m.field == "kind"), None)
        thing = thing or (draft.cast.of(Noun(modifier.word, (kind,), language=noun.language)) if kind else None)
    if action == "shoot_basket":
        player = next(iter(draft.cast.people()), None)
        if player is None:
            player = Member(kind="basketball_player", attributes={"target": "basketball", "age": "young"})
            draft.cast.members.insert(0, player)
            draft.cast.notes.append(draft.cast.wording.assumed("subjects", "basketball_player"))
        draft.cast.act(player, action)
        if thing is None:
            thing = Member(kind="basketball", word="basketball")
            draft.cast.members.append(thing)
        return thing
    if thing is not None:
        draft.cast.act(thing, action)
    return thing


def describe_manner(draft: Draft, deed: Deed, member: Member) -> None:
    """How a deed is done, and how it ends, as attributes of who does it."""
    outcome = OUTCOMES.get(deed.word)
    if outcome and any("shoot_basket" in m.actions or "kick" in m.actions for m in draft.cast.members):
        for each in draft.cast.members:
            if {"shoot_basket", "kick"} & set(each.actions):
                each.attributes.setdefault("outcome", outcome)
        member.attributes.setdefault("outcome", outcome)
    for modifier in deed.manners:
        fields = {m.field: m.value for m in modifier.meanings}
        if fields.keys() & {"manner", "mood", "tone"}:
            draft.setting.used.add(modifier.word)
        if fields.get("manner") == "alone" or modifier.word in ("alone", "一人", "ひとり"):
            continue
        if "color" in fields and draft.cast.group(member) != "person":  # 提灯が赤く光る
            member.attributes.setdefault("color", fields["color"])
            draft.setting.used.add(modifier.word)
        if "manner" in fields:
            member.attributes.setdefault("manner", fields["manner"])
        if not fields and deed.actors and deed.actors[0].language == "ja":
            quality = draft.words.everyday.said(modifier.word, "a")  # 泥だらけで笑う
            if quality:
                draft.cast.trait(member, modifier)
        if "mood" in fields and fields["mood"] != "calm" and draft.cast.group(member) in ("person", "animal"):
            member.attributes.setdefault("mood", fields["mood"])
    if deed.direction in ("away", "toward_camera", "left", "right", "up"):
        member.attributes.setdefault("direction", deed.direction)


def act(draft: Draft, deed: Deed, actors: list[Member], action: str) -> None:
    """Let the actors do an action, and deal with what it is done to."""
    if action == "stand" and not deed.negated:
        handle(draft, deed, actors)
    objects = list(deed.objects)
    if deed.negated:
        return
    action = fit_to_object(draft, deed, action, objects, actors)
    if not actors and objects and not deed.actors:
        # nobody is named: what it is done to does it itself (風船が…を飛ばす is rare; "boats sailing" is an actor)
        for noun in objects:
            read_loose(draft, noun)
        return
    for noun in list(objects):  # looks shocked
        felt = next((m.value for mod in noun.modifiers for m in mod.meanings if m.field == "mood"), None)
        if felt and not noun.meanings and noun.name is None and noun.pronoun is None:
            objects.remove(noun)
            for member in actors:
                member.attributes.setdefault("mood", felt)
    first = objects[0] if objects else None
    waves = deed.word == "surf" or any(
        n.word in WAVES or n.word.endswith(("_wave", "波")) for n in (*objects, *_linked(deed))
    )
    if waves and any(big_wave(n) for n in (*objects, *_linked(deed))):
        draft.setting.add_surroundings("big_wave")
    for member in actors:
        draft.cast.act(member, action)
        if action == "ride" and (waves or member.kind == "surfer") and draft.cast.group(member) == "person":
            member.attributes.setdefault("riding", "surfboard")
            draft.setting.add_place("sea", 2.0)
        if action == "shout" and member.count >= MANY and not deed.quotes:
            draft.setting.add_sound("crowd")
    for noun in objects:
        act_on(draft, noun, action, actors, first is noun)


def big_wave(noun: Noun) -> bool:
    """Whether a wave is a big one."""
    large = any(m.field == "size" and m.value in ("large", "tall") for mod in noun.modifiers for m in mod.meanings)
    return noun.word in ("大波", "高波", "ビッグウェーブ") or (noun.word in WAVES and large)


def _linked(deed: Deed) -> list[Noun]:
    return [link.noun for link in deed.links]


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
    for noun in (*objects, *_linked(deed)) if deed.word in HEARING else ():
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
    if action == "explode" and alive_people(draft, actors):  # two men burst through the door
        return "run" if any(k.relation in ("through", "in", "from", "on") for k in deed.links) else "shout"
    if action == "drive" and deed.word in ("overtake", "tailgate") and objects:
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
    if action == "sail" and actors and deed.word in ("drift", "float", "漂う"):
        return "float"
    return action


def alive_people(draft: Draft, actors: list[Member]) -> bool:
    """Whether people do it, and nobody else."""
    return bool(actors) and all(draft.cast.group(actor) == "person" for actor in actors)


def is_eaten(draft: Draft, noun: Noun) -> bool:
    """Whether a noun is food or drink."""
    kind = noun.meaning("kind")
    own = draft.words.english_of(noun.word, "n")
    head = own if draft.words.table.known(own, "n") else own.rpartition("_")[2]
    return (kind is not None and kind.value in EATEN) or FOOD_FILE in draft.words.table.domains(head)


def act_on(draft: Draft, noun: Noun, action: str, actors: list[Member], first: bool) -> None:
    """What a deed is done to: held, ridden, a subject in its own right, or part of the place."""
    kind = noun.meaning("kind")
    actor = actors[0] if actors else None
    if noun.word in MUSIC_WORDS and action in ("sing", "play_instrument"):
        return
    clothing = noun.meaning("clothing", "wearing")
    hair = noun.best is not None and noun.best.field == "body" and noun.best.value == "hair"
    if actor is not None and hair and draft.cast.group(actor) == "person" and action != "cook":
        say_of_member(draft, Link("with", noun), actor, None)  # 長い黒髪をなびかせる
        return
    if actor is not None and clothing is not None and (kind is None or clothing.cost < kind.cost):
        dress(draft, actor, noun)
        return
    part = noun.language == "ja" and noun.best is not None and noun.best.field == "body"
    if actor is not None and part and undergo(draft, noun, actors):
        return
    if actor is None or kind is None:
        if noun.pronoun is not None:
            target = draft.cast.of(noun)
            if target is not None and actor is not None and target is not actor:
                actor.attributes.setdefault("target", target.kind)
            return
        if noun.name is not None and actor is not None:
            target = draft.cast.of(noun)
            if target is not None:
                actor.attributes.setdefault("target", target.name or target.kind)
            return
        see_scenery(draft, noun, None)
        told = noun.language == "en" and noun.best is None and nominal_action(draft, noun) is None
        if told and actor is not None and draft.words.table.known(noun.word, "n"):
            aim(draft, actor, "target", noun, noun.word)  # who chews a ticket
            draft.unknown[:] = [word for word in draft.unknown if word != noun.word]
            draft.cast.say(draft.cast.wording.not_shown([noun.word]))
        return
    if noun.language == "ja" and noun.best is noun.meaning("body") is not None:
        undergo(draft, noun, actors)
        return
    known = draft.words.kinds[kind.value]
    if action in ("ride", "drive", "sail") and known.group in ("vehicle", "animal"):
        mount(draft, noun, actors)
        return
    if (known.name in ("cake", "apple", "bread", "egg") and action in ("cook", "eat")) or (
        known.group == "vehicle" and action == "stand"
    ):
        aim(draft, actor, "target", noun, known.name)
        if action == "eat":
            take_in_hand(draft, noun, actors)
        return
    shaken = action == "bounce" and known.held and draft.cast.group(actor) == "person"
    if shaken:
        take_in_hand(draft, noun, actors)  # shakes his umbrella
        return
    opened = action == "open" and known.name == "box" and noun.word not in PARCELS
    held = (
        known.group == "thing"
        and not opened
        and (action in IN_HAND or action == "play_instrument")
        and known.name not in ("piano", "drum")
    )
    if held:
        take_in_hand(draft, noun, actors)
        return
    if known.group == "thing" and action in ("look", "sit", "lie", "talk", "paint", "cook", "climb", "sleep"):
        scenic = noun.meaning("surroundings", "place")
        if scenic is not None or known.name in ("table", "chair", "tree", "rock", "moon", "star", "cloud"):
            aim(draft, actor, "target", noun, known.name)
            see_scenery(draft, noun, None)
            return
    thing = draft.cast.of(noun, apart=actor)
    if thing is None:
        return
    if noun.language == "en":
        see_modifiers(draft, noun)
    follow_links(draft, noun.links, thing, noun)
    if first and thing is not actor:
        for member in actors:
            member.attributes.setdefault("target", thing.kind)
    if not thing.actions and action in ("kick", "throw") and draft.cast.group(thing) == "thing":
        thing.actions.append("roll" if action == "kick" else "fly")
    if not thing.actions and action in ("run", "walk") and draft.cast.group(thing) in ("person", "animal"):
        thing.actions.append(draft.cast.fitting(thing, action))


def undergo(draft: Draft, noun: Noun, actors: list[Member]) -> bool:
    """おじいさんの髭を剃る, 部下の肩を叩く: whose part of the body it is undergoes it. False where it is nobody's."""
    draft.setting.used.add(noun.word)
    for link in noun.links:
        if link.relation != "of" or (link.noun.meaning("kind") is None and link.noun.name is None):
            continue
        other = draft.cast.of(link.noun, apart=actors[0] if actors else None)
        if other is None or draft.cast.group(other) not in ("person", "animal"):
            continue
        for member in actors if other not in actors else ():
            member.attributes.setdefault("target", other.name or other.kind)
        return True
    return False


def hold(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """To hold, to carry in the arms: things in hand, animals and children as subjects held."""
    if deed.negated:
        return
    for noun in deed.objects:
        kind = noun.meaning("kind")
        if kind is None:
            act_on(draft, noun, "hold", actors, True)
            part = noun.best is not None and noun.best.field == "body"  # 頭を抱える
            for member in actors if noun.pronoun is None and noun.name is None and noun.word and not part else ():
                keep_noun(draft, member, "holding", noun, "")
            continue
        group = draft.words.kinds[kind.value].group
        if group in ("person", "animal") and actors:
            held = draft.cast.of(noun)
            for member in actors:
                member.attributes.setdefault("holding", kind.value)
                keep_noun(draft, member, "holding", noun, kind.value)
            if held is not None and held is not actors[0]:
                held.attributes.setdefault("on", f"hand:{actors[0].kind}")
                held.actions = held.actions or ["lie"]
        elif actors:
            take_in_hand(draft, noun, actors)
        else:
            read_loose(draft, noun)
        if kind.value == "umbrella" and deed.word in ("差す", "さす"):
            draft.setting.hints.append("rain")
    if not deed.objects:
        for member in actors:
            draft.cast.act(member, "stand")


def wear(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """To wear, to be dressed in."""
    for noun in [*deed.objects, *(link.noun for link in deed.links if link.relation in ("in", "with"))]:
        if not deed.negated and not noun.negated:
            for member in actors:
                dress(draft, member, noun)
                if noun.meaning("clothing", "wearing") is None and noun.meaning("kind") is not None:
                    keep_noun(draft, member, "wearing", noun, "")  # a cow wearing marigolds
    deed.links = [link for link in deed.links if link.noun.meaning("clothing", "wearing", "body") is None]


def place_object(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """``頭に猫を載せて``: the object is on something, perhaps on who put it there."""
    holder = actors[0] if actors else None
    for noun in deed.objects:
        thing = draft.cast.of(noun)
        if thing is None:
            see_scenery(draft, noun, None)
            for link in deed.links if noun.language == "en" else ():
                see_scenery(draft, link.noun, link.relation)  # sets a ruby into a watch
            continue
        for link in deed.links:
            put_on(draft, thing, link, holder)
    if deed.objects:
        deed.links = [link for link in deed.links if link.noun.meaning("body", "kind") is None]


def be_there(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """To be, to be seen, to begin: the nouns are there; a deed may hide in the object (``takes a bow``)."""
    for noun in [*deed.objects, *(link.noun for link in deed.links if link.relation == "for")]:
        nominal = nominal_action(draft, noun, deed.word)
        for link in noun.links if nominal is None and noun.meaning("kind") is None else ():
            nominal = nominal or nominal_action(draft, link.noun, deed.word)  # ダンスの練習をする
        kind = noun.meaning("kind")
        unnamed = noun.best is None and nominal is None and noun.language == "en"
        if unnamed and deed.word in DONE and actors and not deed.negated and draft.words.table.known(noun.word, "n"):
            for member in actors:  # does yoga, gives a haircut
                said = [word for word in member.attributes.get("deed", "").split(", ") if word]
                member.attributes["deed"] = ", ".join(dict.fromkeys([*said, noun.word]))
            draft.cast.say(draft.cast.wording.not_shown([noun.word]))
            follow_links(draft, noun.links, None, noun)
            continue
        if kind is not None and draft.words.kinds[kind.value].instrument and actors and not deed.negated:
            for member in actors:  # practices the trumpet
                draft.cast.act(member, "play_instrument")
            take_in_hand(draft, noun, actors)
            continue
        if nominal and actors and not deed.negated:
            for member in actors:
                draft.cast.act(member, nominal)
                for modifier in noun.modifiers:
                    fields = {m.field: m.value for m in modifier.meanings}
                    if "manner" in fields:
                        member.attributes.setdefault("manner", fields["manner"])
                if noun.count and noun.count > 1 and nominal in ("spin_jump", "spin", "backflip"):
                    member.attributes["turns"] = str(noun.count)
            continue
        if noun.negated:
            draft.setting.see(noun, None, role="object")
        elif noun.meaning("clothing", "wearing") is not None and actors and noun.meaning("kind") is None:
            for member in actors:
                dress(draft, member, noun)
        elif noun in deed.objects:
            read_loose(draft, noun, "object" if actors and not deed.meanings else "loose")
    if not deed.objects and not actors and not deed.actors:
        for link in deed.links:
            see_scenery(draft, link.noun, link.relation)
        deed.links = []
    if not deed.meanings and not deed.quotes and deed.word not in draft.setting.used:
        misunderstood(draft, deed.word)
    for modifier in deed.manners:
        for member in actors:
            draft.cast.describe(member, modifier)
