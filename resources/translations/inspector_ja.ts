<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AmountRow</name>
    <message>
        <source>Arrows step; a digit types; a double click is the usual value.</source>
        <translation>矢印キーで増減、数字キーで入力、ダブルクリックで標準の値に戻ります。</translation>
    </message>
    <message>
        <source>{name}: key here</source>
        <translation>{name}：ここにキー</translation>
    </message>
    <message>
        <source>{name}: last key</source>
        <translation>{name}：前のキー</translation>
    </message>
    <message>
        <source>{name}: next key</source>
        <translation>{name}：次のキー</translation>
    </message>
</context>
<context>
    <name>ClipHead</name>
    <message>
        <source>Name of the clip</source>
        <translation>クリップの名前</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Note on the clip</source>
        <translation>クリップのメモ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Clip is seen and heard</source>
        <translation>クリップを使う</translation>
    </message>
    <message>
        <source>{count} clips are changed together.</source>
        <translation>{count} 個のクリップをまとめて変えます。</translation>
    </message>
    <message>
        <source>Shot {number}: {words}</source>
        <translation>ショット {number}：{words}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Colour {colour}</source>
        <translation>色 {colour}</translation>
    </message>
</context>
<context>
    <name>ColourPart</name>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Colour as it was</source>
        <translation>色を元に戻す</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>赤</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>彩度</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>露出（段）</translation>
    </message>
    <message>
        <source>Shadows (lift)</source>
        <translation>暗部（リフト）</translation>
    </message>
    <message>
        <source>Midtones (gamma)</source>
        <translation>中間（ガンマ）</translation>
    </message>
    <message>
        <source>Lights (gain)</source>
        <translation>明部（ゲイン）</translation>
    </message>
    <message>
        <source>Table (.cube)…</source>
        <translation>LUT（.cube）…</translation>
    </message>
    <message>
        <source>Lay a colour table over the picture</source>
        <translation>映像に LUT を当てる</translation>
    </message>
    <message>
        <source>Without a table</source>
        <translation>LUT を外す</translation>
    </message>
    <message>
        <source>Choose a colour table</source>
        <translation>LUT を選ぶ</translation>
    </message>
    <message>
        <source>Colour tables (*.cube)</source>
        <translation>LUT (*.cube)</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Clip</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>No clip in hand</source>
        <translation>クリップが選ばれていません</translation>
    </message>
    <message>
        <source>Select a clip on the timeline: its place, colour, sound and speed are changed here.</source>
        <translation>タイムラインでクリップを選ぶと、位置・色・音・速度をここで変えられます。</translation>
    </message>
</context>
<context>
    <name>PicturePart</name>
    <message>
        <source>Picture</source>
        <translation>映像</translation>
    </message>
    <message>
        <source>Picture as it was</source>
        <translation>映像を元に戻す</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横位置</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>縦位置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Crop left</source>
        <translation>左を切る</translation>
    </message>
    <message>
        <source>Crop right</source>
        <translation>右を切る</translation>
    </message>
    <message>
        <source>Crop top</source>
        <translation>上を切る</translation>
    </message>
    <message>
        <source>Crop bottom</source>
        <translation>下を切る</translation>
    </message>
</context>
<context>
    <name>SoundPart</name>
    <message>
        <source>Sound</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Sound as it was</source>
        <translation>音を元に戻す</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>フェードイン</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>フェードアウト</translation>
    </message>
</context>
<context>
    <name>TimingPart</name>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Arrows step; a digit types; a double click is the usual value.</source>
        <translation>矢印キーで増減、数字キーで入力、ダブルクリックで標準の値に戻ります。</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>逆再生</translation>
    </message>
    <message>
        <source>Run backwards</source>
        <translation>逆向きに再生する</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Hold its first picture</source>
        <translation>最初の絵で止める</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>カット</translation>
    </message>
    <message>
        <source>dissolve</source>
        <translation>ディゾルブ</translation>
    </message>
    <message>
        <source>dip through a colour</source>
        <translation>色を挟むディップ</translation>
    </message>
    <message>
        <source>wipe to the left</source>
        <translation>左へワイプ</translation>
    </message>
    <message>
        <source>wipe to the right</source>
        <translation>右へワイプ</translation>
    </message>
    <message>
        <source>wipe upwards</source>
        <translation>上へワイプ</translation>
    </message>
    <message>
        <source>wipe downwards</source>
        <translation>下へワイプ</translation>
    </message>
    <message>
        <source>crossfade</source>
        <translation>クロスフェード</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>始まり</translation>
    </message>
    <message>
        <source>Length at the beginning</source>
        <translation>始まりの長さ</translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation>終わり</translation>
    </message>
    <message>
        <source>Length at the end</source>
        <translation>終わりの長さ</translation>
    </message>
</context>
<context>
    <name>TitlePart</name>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Words of the title</source>
        <translation>タイトルの文字</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>書体</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>組み方向</translation>
    </message>
    <message>
        <source>Along the line</source>
        <translation>行の揃え</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Edge colour</source>
        <translation>縁の色</translation>
    </message>
    <message>
        <source>Box behind</source>
        <translation>背景の箱</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>太さ</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中太</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>太字</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行間</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>縁</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>影</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>横組み</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>縦組み</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>先頭</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>End</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>No box</source>
        <translation>箱なし</translation>
    </message>
</context>
<context>
    <name>TrackPart</name>
    <message>
        <source>Arrows step; a digit types; a double click is the usual value.</source>
        <translation>矢印キーで増減、数字キーで入力、ダブルクリックで標準の値に戻ります。</translation>
    </message>
    <message>
        <source>Level of the track</source>
        <translation>トラックの音量</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>Under speech</source>
        <translation>せりふの下で</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Speech on dialogue tracks lowers the others.</source>
        <translation>せりふのトラックで話すと、ほかのトラックが下がります。</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <source>dialogue</source>
        <translation>せりふ</translation>
    </message>
    <message>
        <source>effects</source>
        <translation>効果音</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>Track {name}</source>
        <translation>トラック {name}</translation>
    </message>
</context>
</TS>
