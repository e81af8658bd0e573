"""Words that do grammar more than they mean: nouns a clause ends in, what is counted of a deed, verbs of doing."""

import re

from studio.reading.words.wordset import wordset

NOMINALISERS = wordset(
    "こと の 時 とき 間 ため 為 ところ 様子 姿 シーン 場面 映像 動画 まま 頃 よう 中 カット ショット "
    "瞬間 光景 風景 後 前 途中 最中 やつ 感じ"
)
"""Nouns that a clause ends in without being about them."""
HOLLOW = wordset("シーン 場面 映像 動画 様子 姿 光景 ショット カット 瞬間 後ろ姿 横顔 寝顔 表情 画 絵 写真")
VOICES = wordset("声 口調 声色 調子 表情 顔 顔つき")
"""「…」と怒った声で言う: the verb says how the voice is."""
EXISTING = wordset("いる 居る ある 有る いらっしゃる")
"""Verbs of what is there: 噴水のある公園."""
HANDS = wordset("手元 手もと 手つき 手さばき 指先 手 両手 指")
"""The part of somebody that a close shot of a deed is of."""
HELD_IN = wordset("片手 手 両手 右手 左手 小脇 胸")
"""Where what is held is: ジョッキを片手に."""
ASKED = wordset("作る 生成 お願い 願う 頼む 撮る 撮影 見せる 下さる くださる 欲しい ほしい お願いする")
"""What one asks of who makes the film, at the end of a text."""
ASKED_FOR = wordset("やつ もの 動画 ビデオ ムービー クリップ アニメ 映像作品 一本 作品 感じ それ これ 雰囲気 お")
"""What one asks for, whatever it shows."""
INSIDE = wordset("入る 載る 乗っかる 挟まる 刺さる 貼る 掛かる かかる ぶら下がる 落ちる")
"""Verbs that say of a thing where it is: 中には手紙が入っている."""
NOISES = wordset("音 物音 効果音 SE 音だけ")
"""What one hears of a deed: 水滴の落ちる音."""
SOUNDED = wordset("いう 言う する 鳴る なる 聞こえる 響く 出る 立てる たてる")
"""Verbs that only say that there is a sound."""
HEARD = wordset("話 お話 説明 歌 音楽 演奏 音 声 物語 昔話 ラジオ 落語 講義 演説 スピーチ 鳥の声 波の音 曲")
"""What one listens to."""
TALKING = ("talk", "shout")
"""What is told of somebody whose words follow."""
TOGETHER = wordset("一斉 一斉に いっせいに 揃う そろって 揃って 口々に 一同 総出")
"""What only several do."""
TITLED = wordset("映画 曲 歌 本 小説 番組 タイトル 題名 アニメ 名画 看板 文字 漫画 絵本 ドラマ")
"""Nouns before a quotation that is their name."""
MEASURES = wordset("歩 段 周 発 口 秒 分 時間 メートル センチ キロ ヶ月 回 度 目 種類 色 日間 年間 番 倍 階 ページ 曲")
"""What is counted of a deed and not of things."""
TIMES = re.compile("[0-9〇一二三四五六七八九十百]+(?:月|日|年|時|分|時頃|月頃)")
"""Months, days and years."""
DOING = wordset("する やる 行う 始める 続ける 楽しむ 頑張る がんばる")
"""Verbs that only say that the deed before them is done: 稲刈りをする."""
TRAINING = wordset("練習 稽古 特訓 リハーサル 真似 まね ふり 授業 レッスン 準備")
"""What is done to learn or to play another deed, which is what one sees: ダンスの練習をする."""
TURNING = ("変わる", "化ける", "変身")
"""Verbs of what something turns into."""
WRAPPING = wordset("巻く つける 着ける かける 締める はめる 付ける 点ける")
"""Verbs of what is put on that are done to other things too."""
WRITING = wordset("書く 書き込む 記す 綴る 描く 刻む 名付ける 題する")
"""Verbs whose quotation is seen and not said."""
SAYING = wordset("talk shout sing cry laugh look")
"""Deeds that words are said with; another verb before a noun leaves them to the main one."""
ON_VERBS = wordset(
    "乗る 座る 登る 上る 跨がる 立つ 載せる 乗せる 載る 寝そべる 腰掛ける 横たわる 寝る 置く 落ちる "
    "またがる 腰かける 止まる"
)
OBJECT_RIDES = wordset("乗る 跨がる 抱く 抱える 持つ 連れる 引く またがる 漕ぐ")
