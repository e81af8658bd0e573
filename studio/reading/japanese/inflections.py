"""How verbs and adjectives end: auxiliaries folded into them, する into the noun before it, nouns that are stems."""

from studio.reading.japanese.words import Word
from studio.reading.words.everyday import I_ROW
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordset import wordset

AFTER_TE = wordset("居る 有る 行く 来る 仕舞う 見る 置く 呉れる 貰う 在る 下さる 参る 見せる")
"""Verbs that only colour the て-form before them (走っている)."""
AFTER_STEM = wordset("始める 出す 続ける 終わる 終える 掛ける 過ぎる 合う 為る 込む 切る 捲る")
"""Verbs that only colour the stem before them (走り出す)."""
TURNS = ("回", "周", "往復", "転", "歩", "連", "段", "分", "時間", "人前")
"""What begins the name of a deed and is how often or how far it is done: 三回転する."""


class Inflections:
    """Folds the endings of a text's words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def fold(self, raw: list[Word]) -> list[Word]:
        """Fold auxiliaries into their verb or adjective, and する into the noun it follows."""
        found: list[Word] = []
        at = 0
        while at < len(raw):
            word = raw[at]
            if (
                word.tag == "noun"
                and at + 1 < len(raw)
                and raw[at + 1].norm in ("為る", "出来る", "致す")
                and raw[at + 1].tag == "verb"
            ):
                if word.count is not None and not word.text.startswith(TURNS):  # ボールを五つお手玉する
                    found.append(Word("", "", "", "noun", "count", count=word.count))
                verb = Word(word.text, word.text, word.norm, "verb", "suru", raw[at + 1].form, parts=word.parts)
                at = self._take(verb, raw, at + 2)
                found.append(verb)
                continue
            if (
                word.tag == "noun"
                and at + 1 < len(raw)
                and raw[at + 1].norm in AFTER_STEM
                and "非自立可能" in raw[at + 1].detail
                and any(m.field == "action" for m in self._words.listed_japanese(word.text))
            ):  # 踊り|出す
                verb = Word(word.text, word.text, word.norm, "verb", "suru", raw[at + 1].form, parts=word.parts)
                at = self._take(verb, raw, at + 2)
                found.append(verb)
                continue
            if base := self._goes_on(raw, at):  # 煙が噴き出し、少年が…
                found.append(Word(word.text, base, base, "verb", "", "stem", parts=[word]))
                at += 1
                continue
            if self._ends_in_deed(raw, at):  # イルカが二頭ジャンプ。
                if word.count is not None:
                    found.append(Word("", "", "", "noun", "count", count=word.count))
                found.append(Word(word.text, word.text, word.norm, "verb", "suru", "final", parts=word.parts))
                at += 1
                continue
            if word.tag in ("verb", "adj"):
                verb = Word(word.text, word.base, word.norm, word.tag, word.detail, word.form, parts=[word])
                at = self._take(verb, raw, at + 1)
                found.append(verb)
                continue
            if word.tag == "noun" and at + 1 < len(raw) and raw[at + 1].tag == "aux" and raw[at + 1].text == "な":
                word.tag = "na"  # 不気味な: a noun that is an adjective here
            if word.tag == "na":
                found.append(word)
                at += 1
                if at < len(raw) and raw[at].tag == "aux" and raw[at].text in ("な", "に", "で", "だ", "だっ"):
                    word.form = "adverb" if raw[at].text == "に" else "attributive" if raw[at].text == "な" else "final"
                    at += 1
                elif at < len(raw) and raw[at].text == "の":
                    word.form = "attributive"
                    at += 1
                continue
            found.append(word)
            at += 1
        return found

    def _goes_on(self, raw: list[Word], at: int) -> str:
        """The verb whose stem a noun before a pause is, after what does it or what it is done to; or nothing."""
        word = raw[at]
        if word.tag != "noun" or len(word.text) < 2 or at + 1 >= len(raw) or raw[at + 1].tag != "pause":
            return ""
        if not at or raw[at - 1].tag not in ("particle", "adv") or raw[at - 1].text == "の":
            return ""
        if not any(w.text in ("が", "を") for w in raw[max(0, at - 4) : at]) and raw[at - 1].text not in ("に", "へ"):
            return ""
        last = word.text[-1]
        for base in ([word.text[:-1] + I_ROW[last]] if last in I_ROW else []) + [word.text + "る"]:
            if any(m.field in ("action", "relation") for m in self._words.japanese((base,), "v")):
                return base
        return ""

    def _ends_in_deed(self, raw: list[Word], at: int) -> bool:
        """Whether a noun of a deed ends its sentence after what does it, as headlines do: 家族が拍手。"""
        word = raw[at]
        last = raw[at - 1] if at else None
        ends = at + 1 >= len(raw) or raw[at + 1].tag in ("stop", "pause")
        deed = "サ変" in word.detail or self._words.everyday.said(word.text, "v")  # ママは泣き笑い
        if word.tag != "noun" or not ends or last is None or not deed:
            return False
        follows = (
            last.tag == "particle" and last.text in ("が", "は", "も", "を", "で", "に", "から", "へ", "まで", "て")
        ) or last.detail == "count"
        doer = any(w.text in ("が", "は") for w in raw[max(0, at - 8) : at])
        follows = follows or (doer and last.text == "の")  # 五人が迫力のブレイクダンス。
        follows = follows or (last.tag in ("adv", "na") and doer) or last.tag == "adv" or last.form == "adverb"
        if not follows:
            return False
        meanings = self._words.japanese(word.forms, "v")
        done = ("action", "relation", "sound", "tone", "mood")
        other = [m for m in self._words.listed_japanese(*word.forms) if m.field not in done]
        return any(m.field in ("action", "relation") for m in meanings) and not other

    def _take(self, verb: Word, raw: list[Word], at: int) -> int:
        """Take the auxiliaries after a verb; sets its form. Returns where to go on."""
        form = (
            "final"
            if verb.form.startswith(("終止形", "連体形"))
            else "stem"
            if verb.form.startswith("連用形")
            else "final"
        )
        if verb.tag == "adj" and form == "stem":
            form = "adverb"
        if verb.form.startswith(("仮定形", "命令形", "意志推量形")):
            form = "conditional" if verb.form.startswith("仮定") else "final"
        while at < len(raw):
            word = raw[at]
            if word.tag == "particle" and word.text in ("て", "で") and form in ("stem",):
                form = "te"
            elif word.tag == "verb" and form == "te" and (
                word.norm in AFTER_TE
                and not word.text.startswith("見")  # 腕組みして見ている
                and "非自立可能" in word.detail
            ):  # fmt: skip
                along = verb.text + raw[at - 1].text + word.base  # ついていく
                if self._words.everyday.said(along, "v"):
                    verb.base = verb.norm = along
                form = "final" if word.form.startswith(("終止形", "連体形")) else "stem"
                verb.lasting |= word.norm in ("居る", "有る")
            elif word.tag == "verb" and form == "stem" and verb.tag == "verb" and (
                word.norm in AFTER_STEM
                and "非自立可能" in word.detail
            ):  # fmt: skip
                joined = verb.text + word.base
                if self._words.listed_japanese(joined):
                    verb.base = verb.norm = joined
                form = "final" if word.form.startswith(("終止形", "連体形")) else "stem"
            elif word.tag == "aux" or (word.tag == "adj" and word.norm == "無い" and form in ("stem", "adverb", "te")):
                if word.norm in ("ない", "無い", "ず", "ぬ", "まい") or word.text in ("ん", "ず", "ずに", "ぬ"):
                    verb.negated = True
                if word.norm in ("せる", "させる") and verb.base in ("食べる", "飲む"):
                    verb.base = verb.norm = "食べさせる"  # who eats is another
                verb.past |= word.norm == "た"
                verb.lasting |= word.base in ("てる", "とる", "でる")
                if word.norm in ("れる", "られる"):
                    verb.passive = True
                form = "final" if word.form.startswith(("終止形", "連体形")) else "stem"
                if word.text in ("なら", "たら", "だら"):
                    form = "conditional"
                if word.text == "ず":
                    form = "te"
            elif word.tag == "particle" and word.text == "ながら":
                return self._ends(verb, "nagara", at + 1)
            elif word.tag == "particle" and word.text in ("と", "ば", "たら") and "接続助詞" in word.detail:
                return self._ends(verb, "to", at + 1)
            elif word.tag == "particle" and "接続助詞" in word.detail and word.text not in ("て", "で"):
                return self._ends(verb, "stem", at + 1)
            elif (
                word.text in ("そう", "げ")
                and word.tag in ("na", "suffix")
                and at + 1 < len(raw)
                and raw[at + 1].text in ("な", "に")
            ):
                return self._ends(verb, "attributive" if raw[at + 1].text == "な" else "adverb", at + 2)
            elif (word.tag == "na" and word.text in ("よう", "そう")) or (word.tag == "suffix" and word.norm == "様"):
                form = "stem"
            else:
                break
            at += 1
        return self._ends(verb, form, at)

    @staticmethod
    def _ends(verb: Word, form: str, at: int) -> int:
        verb.form = form
        return at
