"""The cast of a script: who each name is, guessed once and kept from shot to shot."""

import re
from dataclasses import dataclass, field

from studio.reading.words.wordset import wordset

FEMALE_NAMES = wordset(
    "anna emma mary sarah sara alice lucy kate emily olivia sophia sophie mia ava ella grace chloe lily "
    "zoe hannah jane "
    "julia laura linda susan lisa amy karen nancy betty helen maria eva nora rose ruby clara stella eleanor elena maya "
    "aya yuki yui hana sakura akari misaki rin mei ai emi yumi naomi haruka mio hina nana miyu kaori yoko keiko "
    "ゆき ユキ ゆい ユイ はな ハナ さくら サクラ あかり アカリ みさき ミサキ りん リン めい メイ あい "
    "アイ えみ ゆみ なおみ "
    "はるか ハルカ みお ミオ ひな ヒナ なな ナナ みゆ かおり ようこ けいこ あや アヤ まい マイ みか ミカ "
    "のぞみ ひかり しおり "
    "美咲 陽菜 結衣 葵 凛 桜 楓 遥 澪 雫 愛 茜 渚 瞳 光 灯 紬 翠 栞 杏 千尋 三葉 小春 詩織"
)
MALE_NAMES = wordset(
    "john james tom thomas jack david daniel michael mike peter paul mark george henry sam samuel max leo oliver ben "
    "adam alex robert bob william will charlie charles joe joseph luke noah ethan liam ryan kevin steve "
    "eric frank arthur "
    "ken kenta kenji taro jiro hiro hiroshi takashi ryo yuto haruto sota shota daiki kaito riku ren akira satoshi "
    "けん ケン けんた ケンタ けんじ たろう タロウ じろう ひろし ヒロシ たかし タカシ りょう リョウ "
    "ゆうと はると ハルト そうた しょうた "
    "だいき かいと カイト りく リク れん レン あきら アキラ さとし サトシ 健 翔 蓮 樹 陸 海斗 大輝 悠真 "
    "湊 蒼 律 颯 隼 誠 剛 "
    "修 豊 学 進 勇 武 哲也 直樹 瀧 晴 航 悟"
)
FEMALE_ENDINGS = (
    "子",
    "美",
    "奈",
    "香",
    "花",
    "恵",
    "江",
    "菜",
    "代",
    "穂",
    "乃",
    "里",
    "衣",
    "絵",
    "姫",
    "実",
    "華",
    "那",
    "音",
    "織",
    "月",
)
MALE_ENDINGS = (
    "郎",
    "太",
    "男",
    "夫",
    "雄",
    "介",
    "也",
    "斗",
    "樹",
    "彦",
    "助",
    "平",
    "翔",
    "朗",
    "輔",
    "吾",
    "司",
    "志",
    "之",
    "治",
    "一",
    "二",
    "三",
    "人",
    "矢",
)
AGE_NOTE = re.compile(r"\s*[(（]\s*(\d{1,3})\s*(?:歳|才|代|s)?[^)）]{0,12}[))]")
LASTING = ("age", "clothing", "wearing", "hair_color", "color", "gender", "size", "word", "breed")
"""What a character keeps from one shot to the next."""


@dataclass(slots=True)
class Character:
    """One name of the script: its kind, and the looks it keeps."""

    name: str
    kind: str = "person"
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    settled: bool = False
    """The text itself said what the name is; a guess by the name alone gives way to it."""


def guessed(name: str) -> Character:
    """A character known by name alone."""
    return Character(name, {"female": "woman", "male": "man"}.get(gender_of(name) or "", "person"))


def gender_of(name: str) -> str | None:
    """``female`` or ``male`` where the name itself says so."""
    low = name.lower().split()[0] if name.split() else ""
    if low in FEMALE_NAMES or name in FEMALE_NAMES:
        return "female"
    if low in MALE_NAMES or name in MALE_NAMES:
        return "male"
    for ending in (2, 1):
        tail = name[-ending:]
        if any(ord(c) > 0x2E7F for c in name) and len(name) >= 2:
            if tail in FEMALE_NAMES or (tail.endswith(FEMALE_ENDINGS) and ending == 1):
                return "female"
            if tail in MALE_NAMES or (tail.endswith(MALE_ENDINGS) and ending == 1):
                return "male"
    return None


def age_of(years: int) -> str | None:
    """The age word of a number of years; None for a grown-up, which needs no word."""
    if years < 13:
        return "child"
    if years < 26:
        return "young"
    return "old" if years >= 62 else None


def aged(kind: str, age: str | None) -> str:
    """``man`` and ``woman`` at an age are kinds of their own."""
    table = {
        ("man", "child"): "boy", ("man", "young"): "young_man", ("man", "old"): "old_man",
        ("woman", "child"): "girl", ("woman", "young"): "young_woman", ("woman", "old"): "old_woman",
        ("person", "child"): "child",
    }  # fmt: skip
    return table.get((kind, age or ""), kind)
