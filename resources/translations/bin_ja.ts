<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>BinPanel</name>
    <message>
        <source>Files</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Files of this project</source>
        <translation>このプロジェクトの素材</translation>
    </message>
    <message>
        <source>Enter puts a file into the cut, F2 renames, Delete removes.</source>
        <translation>Enter でタイムラインへ、F2 で名前を変更、Delete で取り除きます。</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>素材を読み込む</translation>
    </message>
    <message>
        <source>Find a file</source>
        <translation>素材を探す</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>素材はまだありません</translation>
    </message>
    <message>
        <source>Drop videos, sounds and images here. From here they go to the timeline.</source>
        <translation>動画・音・画像をここにドロップしてください。ここからタイムラインに置けます。</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>素材を読み込む…</translation>
    </message>
    <message>
        <source>1 file is missing or has changed.</source>
        <translation>1 個の素材が見つからないか、変わっています。</translation>
    </message>
    <message>
        <source>{count} files are missing or have changed.</source>
        <translation>{count} 個の素材が見つからないか、変わっています。</translation>
    </message>
    <message>
        <source>Search origins</source>
        <translation>元の場所を探す</translation>
    </message>
    <message>
        <source>Search a folder…</source>
        <translation>フォルダーを探す…</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>モノラル</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>ステレオ</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} チャンネル</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Changed or damaged</source>
        <translation>変わったか、壊れています</translation>
    </message>
    <message>
        <source>In 1 clip</source>
        <translation>1 個のクリップで使用</translation>
    </message>
    <message>
        <source>In {count} clips</source>
        <translation>{count} 個のクリップで使用</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>まだ使っていません</translation>
    </message>
    <message>
        <source>Shorter than it says</source>
        <translation>書かれた長さより短い</translation>
    </message>
    <message>
        <source>Sound unreadable</source>
        <translation>音を読めません</translation>
    </message>
    <message>
        <source>Pictures unreadable</source>
        <translation>映像を読めません</translation>
    </message>
    <message>
        <source>Uneven frame rate</source>
        <translation>可変フレームレート</translation>
    </message>
    <message>
        <source>HDR</source>
        <translation>HDR</translation>
    </message>
    <message>
        <source>Heard in stereo</source>
        <translation>ステレオで再生</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>このまま使う</translation>
    </message>
    <message>
        <source>Found again: {names}.</source>
        <translation>見つかりました: {names}。</translation>
    </message>
    <message>
        <source>{count} are still missing.</source>
        <translation>まだ {count} 個が見つかりません。</translation>
    </message>
    <message>
        <source>None of the missing files was found there.</source>
        <translation>そこには、なくなった素材はありませんでした。</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>{name} を読み込み中</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>{name} を確認中</translation>
    </message>
    <message>
        <source>Bringing back {name}</source>
        <translation>{name} を戻しています</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count} 個中 {number} 個目</translation>
    </message>
</context>
<context>
    <name>SystemAsks</name>
    <message>
        <source>Video, sound and images ({endings})</source>
        <translation>動画・音・画像 ({endings})</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>素材を読み込む</translation>
    </message>
    <message>
        <source>Where is {name}?</source>
        <translation>{name} はどこにありますか</translation>
    </message>
    <message>
        <source>Look for files in this folder</source>
        <translation>このフォルダーから探す</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
</context>
</TS>
