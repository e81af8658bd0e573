"""Sounds that are asked for, in both tongues: what is only heard leaves nothing to be seen."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.project.scene import Reading
from studio.reading.sounds import ONLY, SoundWords

Read = Callable[[str], Reading]
RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.mark.parametrize(
    ("prompt", "sound"),
    [
        ("A red cargo ship enters the foggy harbor, a foghorn sounds", "foghorn"),
        ("霧の港に入ってくる貨物船。汽笛が鳴る", "foghorn"),
        ("Steam locomotive crossing a viaduct, whistle blowing", "steam_whistle"),
        ("渋滞の道路、クラクションが鳴り響く", "car_horn"),
        ("夏祭りの夜、太鼓の音が響く", "taiko"),
        ("手品師がお辞儀をする。拍手が起こる", "applause"),
        ("鉄板でステーキを焼く。ジュージューという音", "sizzling"),
        ("鍋がぐつぐつ煮える音", "boiling"),
        ("An empty desert, howling wind", "wind"),
        ("A submarine, sonar pings", "sonar"),
        ("Monks walk up the steps, chanting", "chanting"),
        ("The ground shakes, a deep rumble", "rumble"),
        ("銃声が響く路地", "gunshot"),
        ("The phone rings in a dark office", "phone"),
        ("目覚まし時計が鳴る。男の子が起きる", "alarm_clock"),
        ("カメラのシャッター音", "shutter"),
        ("カタカタとキーボードを打つ音", "typing"),
        ("キンコンカンコン、と学校のチャイム", "school_bell"),
        ("除夜の鐘が鳴る寺", "temple_bell"),
        ("Church bells ring over the village", "church_bell"),
        ("風鈴がチリンと鳴る", "wind_chime"),
        ("ピーポーピーポーと救急車が走る", "ambulance"),
        ("The jingle of keys, a man opens a door", "keys"),
        ("包丁のトントンという音", "chopping"),
        ("ギィーッとドアがきしむ音", "creaking"),
        ("Knocking on the door at night", "knocking"),
        ("雪を踏む足音", "footsteps"),
        ("Water dripping in a cave", "dripping"),
        ("TV static noise in a dark room", "static"),
        ("赤ちゃんの泣き声が聞こえる部屋", "baby_cry"),
        ("The sound of breaking glass", "glass_break"),
        ("コインのチャリンという音", "coins"),
        ("ページをめくる音", "page"),
        ("The kettle whistles", "kettle"),
        ("踏切のカンカンという音", "crossing_bell"),
        ("A subway announcement chime", "announcement"),
        ("バタンとドアが閉まる音", "door_slam"),
        ("A man at a desk, typing sounds", "typing"),
        ("満員電車で居眠りするサラリーマン。ガタンゴトンという音", "train"),
        ("焚き火を囲む旅人。オオカミの遠吠えが遠くで聞こえる", "wolves"),
        ("台風の中を歩く配達員。強風の音", "wind"),
        ("A watchmaker's bench. Only ticking can be heard.", "clock_ticking"),
        ("A sports car drifts down the road, tires squealing", "tire_squeal"),
        ("チリンチリンと自転車が通る", "bicycle_bell"),
        ("INT. DINER - NIGHT. Medium shot, neon hum.", "hum"),
        ("The judge bangs a gavel", "gavel"),
        ("Bearded blacksmith at work, rhythmic clang of metal", "hammering"),
    ],
)
def test_a_sound_is_heard(read: Read, prompt: str, sound: str) -> None:
    assert sound in read(prompt).scene.sounds


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("A submarine, sonar pings", ["submarine"]),
        ("A photographer, camera shutter clicks", ["photographer"]),
        ("コルクを抜くポンという音", []),
        ("男がドアを開ける、鍵がジャラジャラ鳴る音", ["man"]),
    ],
)
def test_what_is_only_heard_is_not_seen(read: Read, prompt: str, kinds: list[str]) -> None:
    shown = [subject.kind for subject in read(prompt).scene.subjects]
    assert [kind for kind in shown if kind not in ("door",)] == kinds


@pytest.mark.parametrize(
    ("prompt", "sounds"),
    [
        ("Only the sound of the fire, no music", {"crackling", "fire"}),
        ("波の音だけ、音楽なし", {"waves"}),
        ("霧の港、霧笛だけが聞こえる", {"foghorn"}),
        ("A single candle goes out in a dark room, no sound at all", {"silence"}),
        ("夜の海、無音で", {"silence"}),
        ("An astronaut floats in space, only the sound of breathing", {"breathing"}),
    ],
)
def test_nothing_else_is_heard(read: Read, prompt: str, sounds: set[str]) -> None:
    scene = read(prompt).scene
    assert sounds & set(scene.sounds)
    assert scene.sounds[-1] == ONLY
    assert scene.music is None


@pytest.mark.parametrize(
    "prompt",
    [
        "A street at night, no sirens and no car horns",
        "夜の街、クラクションなし",
        "A man claps his hands",
        "家族が拍手する",
    ],
)
def test_what_is_denied_or_done_is_not_wished(read: Read, prompt: str) -> None:
    assert not {"car_horn", "police_siren", "applause"} & set(read(prompt).scene.sounds)


def test_a_narrower_sound_takes_the_place_of_a_wide_one(read: Read) -> None:
    assert read("Church bells ring over the village").scene.sounds == ("church_bell",)
    assert read("教会の鐘が鳴る").scene.sounds == ("church_bell",)


def test_every_sound_has_a_name_for_people() -> None:
    named = tomllib.loads((RESOURCES / "words" / "scene.toml").read_text("utf-8"))["sounds"]
    assert [name for name in (*SoundWords(RESOURCES / "lexicon").names, ONLY) if name not in named] == []
