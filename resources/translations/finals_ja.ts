<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>FinalsPanel</name>
    <message>
        <source>Every approved draft is made again at its best: same seed, same length to the frame, same voices. The finals lie beside the drafts as new takes; you approve them.</source>
        <translation>承認した下書きを最高の品質で作り直します。シード、長さ、声は同じです。最終版は新しいテイクとして並び、承認はあなたが行います。</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>作り手</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>ステージ</translation>
    </message>
    <message>
        <source>When</source>
        <translation>いつ</translation>
    </message>
    <message>
        <source>What of the stage&apos;s own pictures the model is to follow.</source>
        <translation>モデルがステージの絵の何に従うかです。</translation>
    </message>
    <message>
        <source>Tonight, {begin} to {end}</source>
        <translation>今夜 {begin}〜{end}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>すぐに</translation>
    </message>
    <message>
        <source>Finals</source>
        <translation>最終版</translation>
    </message>
    <message>
        <source>The stage, in final quality</source>
        <translation>ステージ（最終品質）</translation>
    </message>
    <message>
        <source>Whatever made the draft, at its best</source>
        <translation>下書きと同じ作り手（最高品質）</translation>
    </message>
    <message>
        <source>nothing of the stage</source>
        <translation>ステージには従わない</translation>
    </message>
    <message>
        <source>the stage&apos;s first picture</source>
        <translation>ステージの最初の絵</translation>
    </message>
    <message>
        <source>its first and last picture</source>
        <translation>ステージの最初と最後の絵</translation>
    </message>
    <message>
        <source>pictures on the way</source>
        <translation>途中の絵（キーフレーム）</translation>
    </message>
    <message>
        <source>its movement, as a control</source>
        <translation>動き（コントロール）</translation>
    </message>
    <message>
        <source>how far everything is</source>
        <translation>奥行き</translation>
    </message>
    <message>
        <source>how everybody stands</source>
        <translation>人物のポーズ</translation>
    </message>
    <message>
        <source>its draft, gone over</source>
        <translation>下書きを描き直す</translation>
    </message>
    <message>
        <source>Queue 1 final</source>
        <translation>1件をキューに入れる</translation>
    </message>
    <message>
        <source>Queue {count} finals</source>
        <translation>{count}件をキューに入れる</translation>
    </message>
    <message>
        <source>There is nothing to make: approve the drafts that are to become finals.</source>
        <translation>作るものがありません。最終版にしたい下書きを承認してください。</translation>
    </message>
    <message>
        <source>How long it takes is not known yet.</source>
        <translation>所要時間はまだわかりません。</translation>
    </message>
    <message>
        <source>The window may be closed meanwhile; the computer must stay on.</source>
        <translation>ウィンドウは閉じてもかまいませんが、電源は切らないでください。</translation>
    </message>
    <message>
        <source>About {minutes} min of work, one after the other.</source>
        <translation>順に作って約{minutes}分かかります。</translation>
    </message>
    <message>
        <source>About {hours} h of work, one after the other.</source>
        <translation>順に作って約{hours}時間かかります。</translation>
    </message>
    <message>
        <source>{take} · Seed {seed}</source>
        <translation>{take}・シード{seed}</translation>
    </message>
    <message>
        <source>no take is approved</source>
        <translation>承認したテイクなし</translation>
    </message>
    <message>
        <source>{take} is a final</source>
        <translation>{take}が最終版です</translation>
    </message>
    <message>
        <source>its final is made</source>
        <translation>最終版あり</translation>
    </message>
</context>
</TS>
