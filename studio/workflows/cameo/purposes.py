"""What a shot touches that a cameo's owner may have forbidden: words of ``LIMITS``, from the scene and its words.

Who asks is on the safe side: a shot that only might be about it counts.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from studio.project.cameo import LIMITS
from studio.project.scene import Scene

_ACTIONS = {"fight": "violence", "explode": "violence", "shatter": "violence", "burn": "violence"}
"""What is done, by the action's own name."""

_PLACES = {"battlefield": "violence"}

_WORDS: dict[str, tuple[str, str]] = {
    "violence": (
        r"fight\w*|fought|punch\w*|kick(?:s|ed|ing)? (?:him|her|them|the (?:man|woman|dog))|stab\w*"
        r"|shoot(?:s|ing)? (?:at|him|her|them|a gun|the (?:man|woman|enemy|dog))|shot dead|gun\w*|pistols?"
        r"|rifles?|swords?|kni(?:fe|ves)|dagger"
        r"|axe|axes|weapon\w*|bombs?|bomb(?:ed|ing|er)|explo\w+|grenades?|blood\w*|gore|gory|kill\w*|murder\w*"
        r"|attack\w*"
        r"|beat(?:s|ing|en)? (?:up|him|her|them)|strangl\w*|tortur\w*|war|wars|battle\w*|violen\w*|wound\w*|corpse\w*"
        r"|dead bod(?:y|ies)|hit(?:s|ting)? (?:him|her|them)|slap\w*|soldiers?|missiles?|tanks?",
        r"戦(?:う|い|っ|争|闘)|闘(?:う|い|っ|争)|殴|蹴りつけ|刺(?:す|し|さ)|撃(?:つ|ち|っ|た)|銃|拳銃|剣|刀|ナイフ|斧|武器"
        r"|爆(?:発|弾|破)|手榴弾|血|殺|襲(?:う|い|わ|撃)|攻撃|暴力|暴行|戦場|兵士|喧嘩|ケンカ|けんか|死体|拷問|首を絞|ミサイル|戦車",
    ),
    "romance": (
        r"kiss\w*|romanc\w*|romantic\w*|making love|lovers?|in love|seduc\w*|flirt\w*|embrac\w*|hug(?:s|ged|ging)? "
        r"(?:passionately|tenderly)|honeymoon|propos(?:e|es|ed|ing) (?:to|marriage)|on a date|cuddl\w*"
        r"|wedding|brides?|groom",
        r"キス|口づけ|接吻|恋|愛し合|抱き合|抱擁|口説|プロポーズ|求婚|デート|結婚|新婚|いちゃつ|ロマンチック|ロマンス|花嫁|花婿",
    ),
    "nudity": (
        r"nude\w*|nudity|naked|topless|undress\w*|underwear|lingerie|bikini|strip(?:s|ped|ping|tease)"
        r"|bare (?:chest|breast)\w*"
        r"|sexy|sex|sexual\w*|erotic\w*|porn\w*|in the shower|bath(?:ing|tub)",
        r"裸|ヌード|全裸|半裸|脱(?:ぐ|い|ぎ)|下着|ランジェリー|水着|ビキニ|セクシー|性的|エロ|ポルノ|入浴|シャワーを浴び|お風呂",
    ),
    "politics": (
        r"politic\w*|elections?|vote(?:s|d|rs?)?|voting|candidates?|campaign\w*|president\w*|prime minister|parliament"
        r"|senat\w*|congress\w*|minister|protest\w*|demonstrat(?:ion|ors?)|propaganda|government|democra\w*|communis\w*"
        r"|fascis\w*|nazi\w*|political rally|mayor|governor",
        r"政治|選挙|投票|候補者?|演説|大統領|首相|総理|国会|議員|大臣|抗議|デモ(?!ン)|政府|政党|知事|市長|街頭|プロパガンダ|独裁",
    ),
    "advertising": (
        r"advert\w*|\bads?\b|commercial\w*|sponsor\w*|promot(?:e|es|ed|ing|ion|ional)|brand\w*|buy now"
        r"|on sale|discount\w*"
        r"|endors\w*|product (?:shot|placement)|market(?:ing)|infomercial|best price|limited offer",
        r"広告|宣伝|コマーシャル|CM|ＣＭ|スポンサー|販促|プロモーション|ブランド|お買い得|割引|セール|今すぐ購入|推薦します|商品紹介",
    ),
    "crime": (
        r"crim(?:e|es|inal\w*)|rob(?:s|bed|bing|ber\w*)|steal\w*|stole\w*|thie(?:f|ves)|burglar\w*|theft|drugs?|cocaine"
        r"|heroin|dealer|kidnap\w*|hostage\w*|arrest\w*|prison\w*|jail\w*|handcuff\w*|gangs?|gangsters?|mafia"
        r"|yakuza|smuggl\w*"
        r"|murder\w*|heist|shoplift\w*|fraud\w*|counterfeit\w*|terroris\w*|vandal\w*",
        r"犯罪|犯人|強盗|盗(?:む|み|ん|難|ま)|泥棒|窃盗|万引き|麻薬|覚醒剤|薬物|誘拐|人質|逮捕|刑務所|牢|手錠|ギャング|マフィア"
        r"|ヤクザ|やくざ|密輸|殺人|詐欺|偽札|テロ|放火",
    ),
    "alcohol": (
        r"alcohol\w*|beers?|wines?|whisk(?:e)?y|vodka|sake|cocktails?|champagne|drunk\w*|tipsy|liquor|rum|gin"
        r"|brandy|pub"
        r"|(?:at|in|into|from) (?:a|the) bar"
        r"|bartender|booze|hangover|sh[oō]ch[uū]|toast(?:s|ing)? (?:with|to)",
        r"酒|アルコール|ビール|ワイン|ウイスキー|ウィスキー|ウォッカ|焼酎|カクテル|シャンパン|酔|飲み会|居酒屋|バーテン|二日酔|乾杯",
    ),
}
"""What is written, in English (whole words) and in Japanese (anywhere)."""


def purposes(scene: Scene, words: str = "") -> tuple[str, ...]:
    """What of ``LIMITS`` a scene touches, in their order; ``words`` is its prompt, where it is known."""
    found = {_ACTIONS[action] for subject in scene.subjects for action in (subject.action, *subject.then)
             if action in _ACTIONS}  # fmt: skip
    if scene.place in _PLACES:
        found.add(_PLACES[scene.place])
    text = " \n ".join((words, *_told(scene)))
    return tuple(limit for limit in LIMITS if limit in found or _pattern(limit).search(text))


def _told(scene: Scene) -> Iterator[str]:
    """Every word of a scene: kinds, attributes, what is said and heard."""
    for subject in scene.subjects:
        yield subject.kind.replace("_", " ")
        for name, value in subject.attributes.items():
            if name not in ("color", "age", "gender", "size", "direction"):
                yield value.replace("_", " ")
    for line in scene.dialogue:
        yield line.text
    for sound in scene.sounds:
        yield sound.replace("_", " ")


@lru_cache(maxsize=len(LIMITS))
def _pattern(limit: str) -> re.Pattern[str]:
    english, japanese = _WORDS[limit]
    return re.compile(rf"(?<![A-Za-z])(?:{english})(?![A-Za-z])|{japanese}", re.IGNORECASE)
