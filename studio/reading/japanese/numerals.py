"""Japanese numbers and what is counted with them."""

from studio.reading.words.wordset import wordset

NUMERALS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
COUNTERS = wordset(
    "人 名 匹 頭 羽 台 個 本 枚 つ 隻 艘 機 両 体 組 株 輪 冊 足 着 杯 軒 棟 脚 張 膳 基 騎 艇 粒 束 丁 対 人組 羽ずつ"
)
ORDINALS = wordset("番 番目 代目 年 月 日 時 階 丁目 回 度 周 塁 位 等 級 歳 才")
"""What a number before it tells which of them, or when; not how many."""
WHOLE_COUNTS = {
    "一人": 1, "ひとり": 1, "二人": 2, "ふたり": 2, "一つ": 1, "ひとつ": 1, "二つ": 2, "ふたつ": 2, "三つ": 3,
    "四つ": 4,
    "五つ": 5, "数人": 4, "大勢": 24, "たくさん": 12, "沢山": 12, "無数": 40, "多数": 16, "大量": 24,
    "何人": 5, "何人も": 8,
    "何匹": 5, "何十人": 30, "数十人": 30, "数百人": 60, "数匹": 4, "数羽": 4, "いくつ": 4, "多く": 12,
    "数台": 4, "数本": 4,
    "両方": 2, "二人組": 2, "三人組": 3, "一匹": 1, "二匹": 2, "一頭": 1, "一羽": 1, "大群": 24, "群れ": 10, "一同": 6,
    "数頭": 4, "何羽": 6, "何台": 5, "何百": 60, "何千": 80, "いくつか": 4, "1人": 1, "2人": 2, "一行": 5,
}  # fmt: skip
TENS = {"十": 30, "百": 60, "千": 80}
"""What some tens, hundreds and thousands of anything are shown as."""


def number_of(text: str) -> int | None:
    """The value of a Japanese or Arabic numeral, None when it is none."""
    if not text:
        return None
    if text.isdecimal():
        return min(int(text[:6]), 10_000)
    total = current = 0
    for character in text[:8]:
        if character in NUMERALS:
            current = current * 10 + NUMERALS[character]
        elif character in UNITS:
            total += max(1, current) * UNITS[character]
            current = 0
        else:
            return None
    return min(total + current, 10_000)
