<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Angles</name>
    <message>
        <source>Master</source>
        <translation>マスター</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>引き</translation>
    </message>
    <message>
        <source>Full figure</source>
        <translation>全身</translation>
    </message>
    <message>
        <source>Two-shot</source>
        <translation>ツーショット</translation>
    </message>
    <message>
        <source>Over the shoulder</source>
        <translation>肩越し</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>ミディアム</translation>
    </message>
    <message>
        <source>Close-up</source>
        <translation>アップ</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>横顔</translation>
    </message>
    <message>
        <source>From the ground</source>
        <translation>地面から</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>俯瞰</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>インサート</translation>
    </message>
    <message>
        <source>{angle}, {who}</source>
        <translation>{angle}（{who}）</translation>
    </message>
</context>
<context>
    <name>AnglesSheet</name>
    <message>
        <source>The same performance and the same sound from each angle, all on one side of the line of action: one may cut between them anywhere. They come as takes of this shot.</source>
        <translation>同じ芝居と同じ音を、イマジナリーラインの片側からそれぞれ撮ります。どこでも切り替えられます。このショットのテイクとして並びます。</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>アングル</translation>
    </message>
    <message>
        <source>Arrows choose, Space ticks.</source>
        <translation>矢印で選び、スペースで印を付けます。</translation>
    </message>
    <message>
        <source>Film 1 angle</source>
        <translation>1アングルを撮る</translation>
    </message>
    <message>
        <source>Film {count} angles</source>
        <translation>{count}アングルを撮る</translation>
    </message>
</context>
<context>
    <name>ExtendSheet</name>
    <message>
        <source>A longer take</source>
        <translation>長いテイク</translation>
    </message>
    <message>
        <source>A new shot by a model</source>
        <translation>モデルで新しいショット</translation>
    </message>
    <message>
        <source>How it goes on</source>
        <translation>続け方</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>For</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>続ける長さ</translation>
    </message>
    <message>
        <source>What happens then</source>
        <translation>そのあと起こること</translation>
    </message>
    <message>
        <source>No model on this computer can go on from a movie. LTX-2 and Wan VACE can.</source>
        <translation>映像の続きを作れるモデルがこのパソコンにありません。LTX-2 と Wan VACE で作れます。</translation>
    </message>
    <message>
        <source>It begins as this take and goes on: who walks walks on, a camera that has arrived stays.</source>
        <translation>このテイクのまま始まり、そのまま続きます。歩く人は歩き続け、着いたカメラは止まったままです。</translation>
    </message>
    <message>
        <source>A new shot behind this one begins with the last pictures of this take and goes on, as your words say.</source>
        <translation>このショットのうしろに新しいショットができます。このテイクの最後の画から始まり、言葉どおりに続きます。</translation>
    </message>
    <message>
        <source>Make the longer take</source>
        <translation>長いテイクを作る</translation>
    </message>
    <message>
        <source>Make the new shot</source>
        <translation>新しいショットを作る</translation>
    </message>
</context>
<context>
    <name>Makers</name>
    <message>
        <source>Made by</source>
        <translation>作り手</translation>
    </message>
    <message>
        <source>Get a model…</source>
        <translation>モデルを入手…</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>モデルを探しています…</translation>
    </message>
    <message>
        <source>Models need packages that are not installed: {names}.</source>
        <translation>モデルに必要なパッケージがありません：{names}。</translation>
    </message>
</context>
<context>
    <name>RetakeSheet</name>
    <message>
        <source>A model makes what lies between the handles again. Every picture and every sound before and after it stays. It comes as a new take of this shot.</source>
        <translation>つまみのあいだをモデルが作り直します。その前後の画と音はそのまま残ります。このショットの新しいテイクになります。</translation>
    </message>
    <message>
        <source>The part that is made again</source>
        <translation>作り直す部分</translation>
    </message>
    <message>
        <source>Left and right move a handle by a frame, with Shift by ten; Space takes the other handle.</source>
        <translation>左右キーでつまみが 1 コマ、Shift を加えると 10 コマ動きます。スペースでもう一方のつまみに替わります。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>はじめ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>おわり</translation>
    </message>
    <message>
        <source>{end}, in seconds</source>
        <translation>{end}（秒）</translation>
    </message>
    <message>
        <source>What happens in it</source>
        <translation>そこで起こること</translation>
    </message>
    <message>
        <source>Make this part again</source>
        <translation>この部分を作り直す</translation>
    </message>
    <message>
        <source>No model on this computer can make a part of a movie again. LTX-2 and Wan VACE can.</source>
        <translation>映像の一部を作り直せるモデルがこのパソコンにありません。LTX-2 と Wan VACE で作れます。</translation>
    </message>
    <message>
        <source>{seconds} s, {frames} frames</source>
        <translation>{seconds} 秒・{frames} コマ</translation>
    </message>
</context>
<context>
    <name>SoundSheet</name>
    <message>
        <source>The pictures stay, to the last one. It comes as a new take of this shot.</source>
        <translation>画は 1 コマも変わりません。このショットの新しいテイクになります。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>歌詞</translation>
    </message>
    <message>
        <source>as the scene says</source>
        <translation>シーンのとおり</translation>
    </message>
    <message>
        <source>none: it is played, not sung</source>
        <translation>なし（歌のない演奏）</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>いまのまま</translation>
    </message>
    <message>
        <source>{name}: all that happens</source>
        <translation>{name}：起こることすべて</translation>
    </message>
    <message>
        <source>{name}: the air of the place alone</source>
        <translation>{name}：場所の空気だけ</translation>
    </message>
    <message>
        <source>the studio&apos;s own, made anew</source>
        <translation>スタジオの音を作り直す</translation>
    </message>
    <message>
        <source>no music</source>
        <translation>音楽なし</translation>
    </message>
    <message>
        <source>Get a model…</source>
        <translation>モデルを入手…</translation>
    </message>
    <message>
        <source>Make it sound so</source>
        <translation>この音にする</translation>
    </message>
    <message>
        <source>Stable Audio and ACE-Step make sound and music too; neither is on this computer.</source>
        <translation>Stable Audio と ACE-Step でも音や音楽を作れます。どちらもこのパソコンにはありません。</translation>
    </message>
    <message>
        <source>Lines are always spoken by the studio&apos;s voices.</source>
        <translation>せりふはいつもスタジオの声が話します。</translation>
    </message>
    <message>
        <source>Choose another sound or other music first.</source>
        <translation>先に別の音か音楽を選んでください。</translation>
    </message>
</context>
<context>
    <name>TakesPanel</name>
    <message>
        <source>Takes of this shot</source>
        <translation>このショットのテイク</translation>
    </message>
    <message>
        <source>Arrows choose, 1 to 5 rate, A and B lay side by side.</source>
        <translation>矢印キーで選び、1〜5 で評価、A と B で見比べる側を決めます。</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>もう一度描く</translation>
    </message>
    <message>
        <source>Render this take again from its recipe</source>
        <translation>このテイクを同じレシピでもう一度描く</translation>
    </message>
    <message>
        <source>Takes of this shot appear here. Generate makes the first.</source>
        <translation>このショットのテイクがここに並びます。「生成」で最初の一本ができます。</translation>
    </message>
    <message>
        <source>More for this take</source>
        <translation>このテイクのその他の操作</translation>
    </message>
    <message>
        <source>Takes of shot {number}</source>
        <translation>ショット {number} のテイク</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>テイク</translation>
    </message>
    <message>
        <source>1 take</source>
        <translation>1 本</translation>
    </message>
    <message>
        <source>{count} takes</source>
        <translation>{count} 本</translation>
    </message>
    <message>
        <source>{take} is used</source>
        <translation>{take} を使用中</translation>
    </message>
    <message>
        <source>{count}, {used}</source>
        <translation>{count}・{used}</translation>
    </message>
    <message>
        <source>{take} is approved</source>
        <translation>{take} は承認済み</translation>
    </message>
    <message>
        <source>Approve {take}</source>
        <translation>{take} を承認</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Compare A and B</source>
        <translation>A と B を比べる</translation>
    </message>
    <message>
        <source>Choose a take first.</source>
        <translation>先にテイクを選んでください。</translation>
    </message>
    <message>
        <source>{take} goes on</source>
        <translation>{take} の続き</translation>
    </message>
    <message>
        <source>Retake a part of {take}</source>
        <translation>{take} の一部を作り直す</translation>
    </message>
    <message>
        <source>Another sound for {take}</source>
        <translation>{take} の音を替える</translation>
    </message>
    <message>
        <source>A shot needs two takes to compare.</source>
        <translation>比べるには、ショットにテイクが二本必要です。</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>シード {seed}</translation>
    </message>
    <message>
        <source>People and things</source>
        <translation>人と物</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>せりふ</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>No music</source>
        <translation>音楽なし</translation>
    </message>
    <message>
        <source>Take {name}: {words}</source>
        <translation>テイク {name}: {words}</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>{count} stars</source>
        <translation>星 {count} つ</translation>
    </message>
    <message>
        <source>side {side}</source>
        <translation>{side} 側</translation>
    </message>
    <message>
        <source>Shot {number} from other angles</source>
        <translation>ショット{number}を別のアングルから</translation>
    </message>
    <message>
        <source>Note on {take}</source>
        <translation>{take} のメモ</translation>
    </message>
    <message>
        <source>What you want to remember of this take:</source>
        <translation>このテイクについて覚えておきたいこと:</translation>
    </message>
</context>
<context>
    <name>WorkingTile</name>
    <message>
        <source>Stop this take</source>
        <translation>このテイクを止める</translation>
    </message>
    <message>
        <source>{done} / {total} frames</source>
        <translation>{done} / {total} コマ</translation>
    </message>
    <message>
        <source>{done} / {total} steps</source>
        <translation>{done} / {total} ステップ</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}分</translation>
    </message>
    <message>
        <source>A take in the making: {words}</source>
        <translation>作成中のテイク：{words}</translation>
    </message>
</context>
</TS>
