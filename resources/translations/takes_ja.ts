<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
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
        <source>The engine of this take cannot make it longer.</source>
        <translation>このテイクを作ったエンジンは、続きを足せません。</translation>
    </message>
    <message>
        <source>The stage makes a shot as a whole; it cannot make a part of one again.</source>
        <translation>ステージはショットを一続きで作るため、一部だけを撮り直すことはできません。</translation>
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
        <source>Goes on for {seconds} s more</source>
        <translation>あと {seconds} 秒続ける</translation>
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
</TS>
