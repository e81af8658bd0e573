<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>StoryboardPanel</name>
    <message>
        <source>Storyboard</source>
        <translation>絵コンテ</translation>
    </message>
    <message>
        <source>Shots of the story</source>
        <translation>物語のショット</translation>
    </message>
    <message>
        <source>Arrows move, Enter writes, Alt and arrows reorder.</source>
        <translation>矢印キーで移動、Enter で文を書き、Alt+矢印キーで並べ替えます。</translation>
    </message>
    <message>
        <source>Finals…</source>
        <translation>最終版…</translation>
    </message>
    <message>
        <source>Render finals</source>
        <translation>最終版を作る</translation>
    </message>
    <message>
        <source>Every approved draft is made again at its best, tonight or now.</source>
        <translation>承認した下書きを、今夜またはすぐに、最高の品質で作り直します。</translation>
    </message>
    <message>
        <source>Import a script</source>
        <translation>台本を読み込む</translation>
    </message>
    <message>
        <source>New shot</source>
        <translation>新しいショット</translation>
    </message>
    <message>
        <source>No shots yet</source>
        <translation>まだショットがありません</translation>
    </message>
    <message>
        <source>Write the first one at the right, paste a script, or drop a Fountain file here.</source>
        <translation>右で最初のショットを書くか、台本を貼り付けるか、ここに Fountain ファイルをドロップしてください。</translation>
    </message>
    <message>
        <source>Open a script…</source>
        <translation>台本を開く…</translation>
    </message>
    <message>
        <source>1 shot</source>
        <translation>1 ショット</translation>
    </message>
    <message>
        <source>{count} shots</source>
        <translation>{count} ショット</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Making {percent} %</source>
        <translation>生成中 {percent}%</translation>
    </message>
    <message>
        <source>Making</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Shot {number}: {words}. {state}, {length}.</source>
        <translation>ショット {number}: {words}。{state}、{length}。</translation>
    </message>
    <message>
        <source>no words yet</source>
        <translation>まだ文がありません</translation>
    </message>
    <message>
        <source>Scene {number}  {place}</source>
        <translation>シーン {number}  {place}</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>まだ絵がありません</translation>
    </message>
    <message>
        <source>{count} shots were written from the text.</source>
        <translation>文章から {count} ショットを作りました。</translation>
    </message>
</context>
</TS>
