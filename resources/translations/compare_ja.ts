<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ChangesPanel</name>
    <message>
        <source>What changed</source>
        <translation>何が変わったか</translation>
    </message>
    <message>
        <source>Generate new take</source>
        <translation>新しいテイクを生成</translation>
    </message>
    <message>
        <source>Nothing: both were made by the same recipe.</source>
        <translation>違いはありません。どちらも同じレシピで作られています。</translation>
    </message>
    <message>
        <source>1 thing from A to B.</source>
        <translation>A から B で 1 か所。</translation>
    </message>
    <message>
        <source>{count} things from A to B.</source>
        <translation>A から B で {count} か所。</translation>
    </message>
    <message>
        <source>The other {count} are the same.</source>
        <translation>ほかの {count} 項目は同じです。</translation>
    </message>
    <message>
        <source>Gives the 1 ticked thing to A and makes a new take.</source>
        <translation>印を付けた 1 か所を A に当てて、新しいテイクを作ります。</translation>
    </message>
    <message>
        <source>Gives the {count} ticked things to A and makes a new take.</source>
        <translation>印を付けた {count} か所を A に当てて、新しいテイクを作ります。</translation>
    </message>
    <message>
        <source>Tick what A shall be given.</source>
        <translation>A に当てる項目に印を付けてください。</translation>
    </message>
    <message>
        <source>Give A this: {name}</source>
        <translation>これを A に当てる:{name}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Show or hide what is the same</source>
        <translation>同じ項目の表示を切り替え</translation>
    </message>
    <message>
        <source>The same  {count}</source>
        <translation>同じ項目  {count}</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文</translation>
    </message>
    <message>
        <source>Who and what</source>
        <translation>だれ・何</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>まわり</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>天気</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Shot size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>アングル</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>レンズ</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>動きの速さ</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>画風</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>せりふ</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画質</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>フレームレート</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Compare with a split</source>
        <translation>分割して比べる</translation>
    </message>
    <message>
        <source>Show the other take</source>
        <translation>もう一方のテイクを表示</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>並べて比べる</translation>
    </message>
    <message>
        <source>Hear the other take</source>
        <translation>もう一方の音を聞く</translation>
    </message>
    <message>
        <source>Approve A</source>
        <translation>A を承認</translation>
    </message>
    <message>
        <source>Approve B</source>
        <translation>B を承認</translation>
    </message>
    <message>
        <source>Close compare</source>
        <translation>比較を閉じる</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>In turns</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>並べる</translation>
    </message>
    <message>
        <source>How the two are shown</source>
        <translation>二つの見せ方</translation>
    </message>
    <message>
        <source>Both play at the same moment</source>
        <translation>同じ時刻で再生しています</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close compare</source>
        <translation>比較を閉じる</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>聞く音</translation>
    </message>
    <message>
        <source>Whose sound is heard</source>
        <translation>どちらの音を聞くか</translation>
    </message>
    <message>
        <source>Pictures of A and B</source>
        <translation>A と B の映像</translation>
    </message>
    <message>
        <source>Sound of {letter}</source>
        <translation>{letter} の音</translation>
    </message>
    <message>
        <source>Hear {letter}</source>
        <translation>{letter} の音を聞く</translation>
    </message>
    <message>
        <source>← and → move the split, with Shift ten times as far.</source>
        <translation>仕切りは ← → で動かせます。Shift で 10 倍。</translation>
    </message>
    <message>
        <source>Shot {number}: takes compared</source>
        <translation>ショット {number} のテイクを比べる</translation>
    </message>
    <message>
        <source>Take {name}</source>
        <translation>テイク {name}</translation>
    </message>
    <message>
        <source>{letter} is approved</source>
        <translation>{letter} は承認済み</translation>
    </message>
    <message>
        <source>Approve {letter}</source>
        <translation>{letter} を承認</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>約 {seconds} 秒</translation>
    </message>
    <message>
        <source>A new take is being made.</source>
        <translation>新しいテイクを作っています。</translation>
    </message>
</context>
</TS>
