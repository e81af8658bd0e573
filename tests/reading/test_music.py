"""Music as it is asked for: instruments and kinds of music, in both tongues, and what is played in the picture."""

import tomllib

import pytest

from studio.project.genres import GENRES, SOLOS
from tests.reading.conftest import RESOURCES, Read


def genre(read: Read, prompt: str) -> str:
    music = read(prompt).scene.music
    return music.genre if music else "none"


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("A cowboy rides across the prairie. Harmonica music.", "harmonica"),
        ("a snail crawls over a leaf, cheerful ukulele", "ukulele"),
        ("Grandpa sleeps in a hammock, ukulele playing", "ukulele"),
        ("A maid pours milk by the window, harpsichord", "harpsichord"),
        ("a ballerina dances on a roof, solo violin", "violin"),
        ("A sailor stands on the beach, harp music only.", "harp"),
        ("a boy walks home, Spanish guitar in the background", "flamenco"),
        ("old men play chess in a park, distant salsa", "salsa"),
        ("a man walks along the river, soft accordion music", "accordion"),
        ("A temple at dawn, shakuhachi", "shakuhachi"),
        ("a market in Bali, gamelan music", "gamelan"),
        ("a wedding, bagpipes in the distance", "bagpipes"),
        ("a knight kneels, church organ music", "organ"),
        ("soldiers run, war drums", "war_drums"),
        ("a robot walks, 8-bit music", "chiptune"),
        ("a car drives at night, synthwave music", "synthwave"),
        ("a girl haggles with a robot, steam and rain, synthwave", "synthwave"),
        ("女の子がロボットと話す、シンセウェーブ", "synthwave"),
        ("a raccoon rides a skateboard, lo-fi beats, super chill vibes", "lofi"),
        ("a girl dances to K-pop", "kpop"),
        ("two men fight to heavy metal", "metal"),
        ("a couple dances to a waltz", "waltz"),
        ("a cat walks. Suspenseful music builds.", "suspense"),
        ("an empty house, horror score", "horror"),
        ("an empty house, eerie music", "horror"),
        ("a dog runs. Christmas music plays softly.", "christmas"),
        ("a fox sneaks past a cat, comedic music", "comedy"),
        ("a fox sneaks past a cat, pizzicato strings", "pizzicato"),
        ("a man walks in the rain, noir saxophone", "saxophone"),
        ("a man walks. The music is bossa nova.", "bossa_nova"),
        ("a child eats cake, jazz piano", "jazz"),
        ("a child eats cake, classical piano", "piano"),
        ("a van drives along the beach, surf rock", "surf"),
        ("a man walks to the sound of bagpipes", "bagpipes"),
        ("旅人が歩く、ガムランが遠くで聞こえる", "gamelan"),
        ("絵師が絵を描く。三味線の音色", "shamisen"),
        ("歌舞伎役者が舞台に立つ。三味線の音", "shamisen"),
        ("夜の街、バイオリンのBGM", "violin"),
        ("廃墟の遊園地、不気味な音楽", "horror"),
        ("ロボットがテクノに合わせて踊っている", "techno"),
        ("狼が走る。BGMは軽快なウクレレ。", "ukulele"),
        ("家族が焚き火を囲む。音楽は低い太鼓だけ。", "taiko"),
        ("盆踊りの音楽が流れる夏祭り", "matsuri"),
        ("クリスマスソングが流れる街", "christmas"),
        ("女性が歌う、演歌", "enka"),
        ("スライムが跳ねる。8ビットの音楽", "chiptune"),
        ("サンバのリズムで踊る女性", "samba"),
        ("王様が歩く、ファンファーレが鳴り響く", "fanfare"),
        ("男がレゲエを聴きながら歩く", "reggae"),
    ],
)
def test_what_is_asked_for_is_what_the_scene_says(read: Read, prompt: str, asked: str) -> None:
    assert genre(read, prompt) == asked


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("A man plays the harmonica on a porch.", "harmonica"),
        ("A girl plays the violin in the park.", "violin"),
        ("A man plays the sitar in a courtyard.", "sitar"),
        ("An old woman plays the koto.", "koto"),
        ("A piper plays the bagpipes on a hill.", "bagpipe"),
        ("少女がバイオリンを弾いている", "violin"),
        ("おじいさんが三味線を弾く", "shamisen"),
        ("老人が尺八を吹いている", "shakuhachi"),
    ],
)
def test_who_plays_in_the_picture_plays_an_instrument(read: Read, prompt: str, held: str) -> None:
    scene = read(prompt).scene
    assert scene.music is None
    player = scene.subjects[0]
    assert "play_instrument" in (player.action, *player.then)
    assert held in (player.attributes.get("holding"), player.attributes.get("holding_word"))


@pytest.mark.parametrize(
    "prompt",
    ["A knight rides. Dead silence, no score.", "音楽は不要、ろくろの回る音だけ欲しい", "A man walks, no music"],
)
def test_no_music_is_no_music(read: Read, prompt: str) -> None:
    assert genre(read, prompt) == "none"


@pytest.mark.parametrize("prompt", ["a house with a trap", "soldiers march in a western country", "クリスマスツリー"])
def test_words_that_are_music_only_beside_music(read: Read, prompt: str) -> None:
    assert genre(read, prompt) == "none"


def test_every_kind_of_music_has_words_in_both_tongues() -> None:
    lists = tomllib.loads((RESOURCES / "lexicon" / "words.toml").read_text(encoding="utf-8"))
    assert set(lists["music"]) == set(GENRES)
    assert set(lists["music_of"]) < set(GENRES)
    assert all(entry["en"] and entry["ja"] for entry in lists["music"].values())


@pytest.mark.parametrize("name", SOLOS)
def test_an_instrument_is_asked_for_by_its_name(read: Read, name: str) -> None:
    prompt = {
        "drums": "a woman walks in the rain, soft drum music",
        "bells": "a woman walks in the rain, soft tubular bells",
        "whistle": "A woman walks in the rain. A whistled tune plays.",
    }.get(name, f"a woman walks in the rain, soft {name.replace('_', ' ')} music")
    assert genre(read, prompt) == name
