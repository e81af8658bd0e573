"""Particles after a noun, compounds of them as one, and what kind of word comes next."""

from studio.reading.japanese.words import Word


def particle_after(words: list[Word], at: int) -> tuple[str, int]:
    """The particle after a noun, compounds of them as one (に向かって, と一緒に, には)."""
    if at >= len(words):
        return "", at
    word = words[at]
    if word.tag == "aux" and word.text in ("だ", "です", "で", "に", "な", "なら", "だっ"):
        return word.text if word.text in ("で", "に") else "", at + 1
    if word.tag != "particle":
        return "", at
    text = word.text
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and text in ("に", "へ", "と", "を"):
        if following.norm in ("向かう", "向ける") and following.form in ("te", "stem") and verb_after(words, at + 2):
            return "@toward", at + 2
        if following.norm in ("沿う",) and following.form == "te":
            return "@along", at + 2
        if text == "と" and following.text in ("一緒", "共", "いっしょ", "とも"):
            return "@with", at + 2 + (1 if at + 2 < len(words) and words[at + 2].text == "に" else 0)
        if text == "と" and following.norm == "並ぶ" and following.form == "te":  # ウミガメと並んで泳ぐ
            return "@with", at + 2
        if text == "を" and following.text in ("背", "背景", "バック"):
            return "@behind", at + 2 + (1 if at + 2 < len(words) and words[at + 2].text == "に" else 0)
        if text == "に" and following.norm == "合わせる" and following.form == "te":  # 太鼓に合わせて踊る
            return "@to", at + 2
        if following.norm == "対する" or following.norm == "囲む":
            return ("@around" if following.norm == "囲む" else "@toward"), at + 2
    end = at + 1
    while (
        end < len(words)
        and words[end].tag == "particle"
        and words[end].text in ("は", "も", "の", "が")
        and text in ("に", "で", "と", "から", "へ", "だけ", "まで")
    ):
        if words[end].text == "の":
            return "の", end + 1
        if text == "だけ":
            text = words[end].text
        end += 1
    return text, end


def denied(words: list[Word], at: int) -> int:
    """Where the words go on after ではなく, じゃなくて, でなく at ``at``; 0 where none of these stands there."""
    said = [word.text for word in words[at : at + 4]]
    size = 3 if said[:2] == ["で", "は"] else 2 if said[:1] in (["で"], ["じゃ"]) else 0
    if not size or len(said) < size or said[size - 1] not in ("なく", "無く"):
        return 0
    return at + size + (1 if said[size : size + 1] == ["て"] else 0)


def relation_particle(relation: str, particle: str) -> str:
    """The particle that carries a spatial relation: ``@on`` and, for the doer's sake, が kept as が."""
    if particle == "の":
        return f"の@{relation}"
    if particle == "が":
        return "が"
    if relation == "in" and particle == "を":
        return "@through"
    return f"@{relation}"


def noun_ahead(words: list[Word], at: int) -> bool:
    """Whether a noun is the next word."""
    return at < len(words) and words[at].tag in ("noun", "prefix")


def noun_soon(words: list[Word], at: int) -> bool:
    """Whether a noun comes before a particle of another noun: 2人の若い登山者."""
    for word in words[at : at + 4]:
        if word.tag == "noun":
            return True
        if word.tag not in ("adj", "na", "rentai", "verb", "pause"):
            return False
    return False


def verb_after(words: list[Word], at: int) -> bool:
    """Whether a verb comes before the sentence ends."""
    for word in words[at : at + 8]:
        if word.tag == "verb":
            return True
        if word.tag in ("stop",):
            return False
    return False
