<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>LevelMeters</name>
    <message>
        <source>Level meters</source>
        <translation>レベルメーター</translation>
    </message>
    <message>
        <source>Bars: peak of left and right in dB below full scale. Ticks: the highest of the last moments. Figure: loudness of the last 0.4 s (LUFS).</source>
        <translation>棒は左右のピーク(最大音量からの dB)、横線は直前の最大、数字は直近 0.4 秒のラウドネス(LUFS)です。</translation>
    </message>
</context>
<context>
    <name>MonitorPanel</name>
    <message>
        <source>Picture</source>
        <translation>映像</translation>
    </message>
    <message>
        <source>Playhead and sound</source>
        <translation>再生位置と音</translation>
    </message>
    <message>
        <source>Drag to move through the take with its sound</source>
        <translation>ドラッグすると、音を聞きながら移動できます</translation>
    </message>
    <message>
        <source>Timecode</source>
        <translation>タイムコード</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>テイク</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>通し</translation>
    </message>
    <message>
        <source>Show the take or the whole film</source>
        <translation>テイクだけか、作品を通して表示</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>映像の大きさ</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>ショット {number}</translation>
    </message>
    <message>
        <source>This take’s file is missing</source>
        <translation>このテイクのファイルが見つかりません</translation>
    </message>
    <message>
        <source>Relink…</source>
        <translation>ファイルを探す…</translation>
    </message>
    <message>
        <source>This take cannot be shown</source>
        <translation>このテイクは表示できません</translation>
    </message>
    <message>
        <source>Its file {name} is damaged, or it is not a movie.</source>
        <translation>ファイル {name} が壊れているか、映像ではありません。</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>もう一度描く</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>まだ映すものがありません</translation>
    </message>
    <message>
        <source>Write the first shot: its takes play here.</source>
        <translation>最初のショットを書くと、できたテイクをここで再生します。</translation>
    </message>
    <message>
        <source>No take yet</source>
        <translation>まだテイクがありません</translation>
    </message>
    <message>
        <source>Generate ({key}) makes the first one. It plays here.</source>
        <translation>「生成」({key})で最初のテイクができ、ここで再生されます。</translation>
    </message>
    <message>
        <source>Turn the sound on</source>
        <translation>音を出す</translation>
    </message>
    <message>
        <source>Turn the sound off</source>
        <translation>音を消す</translation>
    </message>
    <message>
        <source>No sound device was found: pictures play on time, without sound.</source>
        <translation>音を出す機器が見つかりません。映像は時間どおり、音なしで再生します。</translation>
    </message>
    <message>
        <source>No guide</source>
        <translation>ガイドなし</translation>
    </message>
    <message>
        <source>Find the missing file</source>
        <translation>見つからないファイルを探す</translation>
    </message>
    <message>
        <source>Movies (*.mp4 *.mov)</source>
        <translation>映像 (*.mp4 *.mov)</translation>
    </message>
</context>
<context>
    <name>ScopesView</name>
    <message>
        <source>Scopes</source>
        <translation>スコープ</translation>
    </message>
    <message>
        <source>Above: how bright each column is. Below: where the colours lie.</source>
        <translation>上は縦の列ごとの明るさ、下は色の分布です。</translation>
    </message>
</context>
</TS>
