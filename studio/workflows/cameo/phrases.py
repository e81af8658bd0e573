"""Sentences that nobody has heard before, and lines to be read aloud."""

from random import Random

_EN_ADJECTIVES = (
    "quiet", "golden", "hungry", "wooden", "purple", "gentle", "frozen", "clever", "yellow", "broken", "silver",
    "happy", "lonely", "shiny", "dusty", "brave", "orange", "crooked", "sleepy", "striped",
)  # fmt: skip
_EN_NOUNS = (
    "dragon", "painter", "rabbit", "doctor", "monkey", "farmer", "tiger", "singer", "camel", "sailor", "penguin",
    "teacher", "beaver", "dancer", "turtle", "captain", "spider", "baker", "donkey", "pilot", "lizard", "queen",
)  # fmt: skip
_EN_VERBS = (
    "carries", "follows", "paints", "borrows", "catches", "watches", "forgets", "polishes", "delivers", "repairs",
    "collects", "examines", "remembers", "discovers",
)  # fmt: skip
_EN_THINGS = (
    "bicycle", "window", "pumpkin", "guitar", "blanket", "candle", "umbrella", "sandwich", "mirror", "ladder",
    "basket", "telescope", "button", "piano", "lantern", "suitcase", "hammer", "potato", "ticket", "envelope",
)  # fmt: skip
_EN_PLACES = (
    "near the river", "behind the library", "under the bridge", "beside the station", "in the garden",
    "on the mountain", "at the market", "inside the castle", "before the winter", "after the concert",
    "across the valley", "above the harbor",
)  # fmt: skip
_JA_ADJECTIVES = (
    "赤い", "小さな", "静かな", "古い", "元気な", "白い", "やさしい", "眠たい", "大きな", "新しい", "黒い",
    "不思議な", "冷たい", "丸い", "勇敢な", "青い", "長い", "きれいな",
)  # fmt: skip
_JA_NOUNS = (
    "うさぎ", "先生", "たぬき", "画家", "きつね", "船長", "ペンギン", "医者", "らくだ", "職人", "かえる", "歌手",
    "くじら", "農家", "いるか", "大工", "すずめ", "運転手",
)  # fmt: skip
_JA_THINGS = (
    "自転車", "かぼちゃ", "手紙", "ギター", "風船", "時計", "毛布", "はしご", "切符", "電球", "まくら", "箱", "絵本",
    "傘", "机", "鏡", "りんご", "鉛筆",
)  # fmt: skip
_JA_PLACES = (
    "川の近くで", "図書館で", "橋の下で", "駅の前で", "庭の奥で", "山の上で", "市場の隅で", "城の中で", "冬の朝に",
    "海の底で", "森の奥で", "夕方の道で",
)  # fmt: skip
_JA_VERBS = (
    "運んだ", "見つけた", "描いた", "借りた", "磨いた", "忘れた", "届けた", "直した", "集めた", "調べた", "包んだ",
    "並べた", "選んだ", "隠した",
)  # fmt: skip

_EN_LINES = (
    "The morning light came slowly through the kitchen window while I was making coffee.",
    "We should have taken the earlier train, but nobody wanted to leave the beach.",
    "My grandmother keeps a box of old photographs on the highest shelf in the house.",
    "Could you please tell me how far it is from here to the nearest post office?",
    "Every year the children build a huge snowman right in the middle of the yard.",
    "I never thought that such a small boat could cross the ocean in bad weather.",
    "She opened the heavy door, looked around the empty room, and began to laugh.",
    "They were playing music on the bridge until long after the sun went down.",
)
_JA_LINES = (
    "今朝は早く起きて、台所でコーヒーを飲みながら窓の外を見ていました。",
    "もう少し早い電車に乗ればよかったのに、誰も海から帰りたがりませんでした。",
    "祖母は古い写真の入った箱を、家の一番高い棚にしまっています。",
    "すみません、ここから一番近い郵便局までどのくらいかかりますか。",
    "毎年冬になると、子どもたちは庭の真ん中に大きな雪だるまを作ります。",
    "あんなに小さな船が、嵐の海を渡れるとは思ってもみませんでした。",
    "彼女は重い扉を開けて、誰もいない部屋を見回し、急に笑い出しました。",
    "日が暮れてからもずっと、橋の上では音楽が鳴り続けていました。",
)


def phrase(language: str, chance: Random) -> str:
    """A sentence out of some three hundred million (English) or thirty million (Japanese, ``ja``)."""
    pick = chance.choice
    if language == "ja":
        whom = f"{pick(_JA_ADJECTIVES)}{pick(_JA_NOUNS)}"
        return f"{pick(_JA_PLACES)}、{whom}が{pick(_JA_ADJECTIVES)}{pick(_JA_THINGS)}を{pick(_JA_VERBS)}。"
    who = f"The {pick(_EN_ADJECTIVES)} {pick(_EN_NOUNS)}"
    return f"{who} {pick(_EN_VERBS)} the {pick(_EN_ADJECTIVES)} {pick(_EN_THINGS)} {pick(_EN_PLACES)}."


def lines(language: str, count: int, chance: Random) -> tuple[str, ...]:
    """Different lines to be read aloud, of some five seconds each. At most eight."""
    return tuple(chance.sample(_JA_LINES if language == "ja" else _EN_LINES, count))


def seconds(text: str) -> float:
    """How long a person takes to read it aloud, roughly."""
    japanese = sum(char > "\u2fff" for char in text)
    return 0.6 + 0.17 * japanese + 0.075 * (len(text) - japanese)
