<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Actions</name>
    <message>
        <source>There is nothing to cut yet.</source>
        <translation>まだ編集するものがありません。</translation>
    </message>
    <message>
        <source>Select a clip first.</source>
        <translation>先にクリップを選んでください。</translation>
    </message>
    <message>
        <source>Set in and out first.</source>
        <translation>先にイン点とアウト点を打ってください。</translation>
    </message>
    <message>
        <source>Copy clips first.</source>
        <translation>先にクリップをコピーしてください。</translation>
    </message>
    <message>
        <source>Select a gap first.</source>
        <translation>先に空きを選んでください。</translation>
    </message>
    <message>
        <source>No newer take exists of what is selected.</source>
        <translation>選んだものに新しいテイクはありません。</translation>
    </message>
    <message>
        <source>It follows its shot already.</source>
        <translation>すでにショットに従っています。</translation>
    </message>
    <message>
        <source>Select a marker first.</source>
        <translation>先にマーカーを選んでください。</translation>
    </message>
    <message>
        <source>The shot in hand has no take yet.</source>
        <translation>手もとのショットにはまだテイクがありません。</translation>
    </message>
    <message>
        <source>The film is shown already.</source>
        <translation>すでに本編が表示されています。</translation>
    </message>
    <message>
        <source>The film stays as it is. Open another sequence first.</source>
        <translation>本編はそのまま残ります。先に別のシーケンスを開いてください。</translation>
    </message>
    <message>
        <source>Sequence {number}</source>
        <translation>シーケンス {number}</translation>
    </message>
    <message>
        <source>Name of the new sequence</source>
        <translation>新しいシーケンスの名前</translation>
    </message>
    <message>
        <source>Name of the sequence</source>
        <translation>シーケンスの名前</translation>
    </message>
    <message>
        <source>Speed in percent</source>
        <translation>速度（％）</translation>
    </message>
    <message>
        <source>Name of the clip</source>
        <translation>クリップの名前</translation>
    </message>
    <message>
        <source>Name of the marker; what is below the first line is its note</source>
        <translation>マーカーの名前（2 行目からはメモ）</translation>
    </message>
    <message>
        <source>Words of the title</source>
        <translation>題字の文</translation>
    </message>
    <message>
        <source>Words of the subtitle</source>
        <translation>字幕の文</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <translation>トラックの名前</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Timeline. Its clips can be read as a list: {key}.</source>
        <translation>タイムライン。クリップを一覧で読めます：{key}</translation>
    </message>
    <message>
        <source>Clips of the timeline</source>
        <translation>タイムラインのクリップ</translation>
    </message>
    <message>
        <source>Shots line up here in storyboard order. Sound comes with them.</source>
        <translation>ショットは絵コンテの順にここへ並びます。音も一緒に付きます。</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>トラック</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>ショット {number}</translation>
    </message>
    <message>
        <source>newer take exists</source>
        <translation>新しいテイクあり</translation>
    </message>
    <message>
        <source>no take yet</source>
        <translation>テイクなし</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>リンク中</translation>
    </message>
    <message>
        <source>In–out {first} – {end}</source>
        <translation>範囲 {first} – {end}</translation>
    </message>
    <message>
        <source>The film</source>
        <translation>本編</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Zoom of the timeline</source>
        <translation>タイムラインの拡大</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Gap</source>
        <translation>空き</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>映像</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>重ね</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>せりふ</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>効果音</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Its file is missing. Find it again under Files.</source>
        <translation>ファイルが見つかりません。「ファイル」で探し直せます。</translation>
    </message>
    <message>
        <source>A newer take exists: “Use newest take” is in the menu.</source>
        <translation>新しいテイクがあります。メニューの「最新のテイクを使う」で替えられます。</translation>
    </message>
</context>
</TS>
