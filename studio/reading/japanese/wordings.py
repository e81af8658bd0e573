"""Japanese turns of phrase in plainer words: 息を切らして is how somebody speaks, as much as 早口で."""

import re

_WHILE = "(?:て|ながら|つつ|たまま)"
WORDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (rf"声を(?:震わ|ふるわ)せ{_WHILE}", "震え声で"),
        (rf"(?:肩で)?息を(?:切らし|弾ませ|荒げ|荒くし|あえがせ){_WHILE}|肩で息をし{_WHILE}", "息切れ声で"),
        (rf"(?:口|唇)を(?:とがらせ|尖らせ){_WHILE}|頬を(?:膨らませ|ふくらませ){_WHILE}", "不満げに"),
        (rf"声を(?:ひそめ|潜め|殺し){_WHILE}", "小声で"),
        (rf"声を(?:荒げ|荒らげ){_WHILE}", "怒った声で"),
        (
            rf"声を(?:詰まらせ|つまらせ){_WHILE}|涙を(?:こらえ|堪え|浮かべ|ため|流し|にじませ){_WHILE}(?=、?\ue000)",
            "涙声で",
        ),
        (rf"声を(?:弾ませ|はずませ){_WHILE}|目を輝かせ{_WHILE}(?=、?\ue000)", "興奮気味に"),
        (rf"声を(?:落とし|低くし){_WHILE}", "低い声で"),
        (rf"胸を張っ{_WHILE}(?=、?\ue000)", "得意げに"),
        ("(?:文句|愚痴|不満|不平)を(?=言|い[うっ]|漏ら|もら|こぼ|つけ|垂れ)", "不満げに"),
        ("(?:皮肉|嫌味|イヤミ|嫌み)(?:っぽく|たっぷりに|まじりに|混じりに|たらしく|を込めて)", "皮肉な口調で"),
        ("(?:いたずら|悪戯)っぽく|茶目っ気たっぷりに|おどけて", "お茶目に"),
        ("誇らしげに|自信満々に|勝ち誇って|偉そうに", "得意げに"),
        ("(?:感情|抑揚)(?:の|が)?(?:ない|こもっていない)声で|感情を込めずに", "棒読みで"),
    )
)
"""Turns of phrase, and plainer words for them. A quote is a slot between two marks."""


def plainly(text: str) -> str:
    """The text with every turn of phrase in its plainer words."""
    for pattern, plain in WORDINGS:
        text = pattern.sub(plain, text)
    return text
