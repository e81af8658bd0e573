<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>BoardOptions</name>
    <message>
        <source>Pictures a page</source>
        <translation>1ページの枚数</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>用紙</translation>
    </message>
</context>
<context>
    <name>EditorOptions</name>
    <message>
        <source>Media</source>
        <translation>メディア</translation>
    </message>
    <message>
        <source>Handles</source>
        <translation>のりしろ</translation>
    </message>
    <message>
        <source>Frames kept on either side of what is used, where there are any.</source>
        <translation>使う部分の前後に残すフレーム数（素材にある範囲で）。</translation>
    </message>
    <message>
        <source>Sound of takes</source>
        <translation>テイクの音</translation>
    </message>
    <message>
        <source>the files as they are</source>
        <translation>元のファイルのまま</translation>
    </message>
    <message>
        <source>the whole of each file</source>
        <translation>ファイル全体</translation>
    </message>
    <message>
        <source>none, only what is used</source>
        <translation>なし（使う部分だけ）</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} フレーム</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>ミックス済み</translation>
    </message>
    <message>
        <source>A track for each stem</source>
        <translation>ステムごとに1トラック</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Movies and sound</source>
        <translation>映像と音</translation>
    </message>
    <message>
        <source>For another editor</source>
        <translation>ほかの編集ソフトへ</translation>
    </message>
    <message>
        <source>On paper and in tables</source>
        <translation>紙と表</translation>
    </message>
    <message>
        <source>What to make</source>
        <translation>書き出すもの</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>フォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>There is not enough room on that disk. Choose another folder.</source>
        <translation>ディスクの空きが足りません。ほかのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} ほか {count} 件</translation>
    </message>
    <message>
        <source>about {size}, under a minute</source>
        <translation>約 {size}、1分未満</translation>
    </message>
    <message>
        <source>about {size}, {minutes} min</source>
        <translation>約 {size}、{minutes} 分</translation>
    </message>
</context>
<context>
    <name>MovieOptions</name>
    <message>
        <source>as in the sequence</source>
        <translation>シーケンスのまま</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>フレームレート</translation>
    </message>
    <message>
        <source>Frames are picked or held, never blended.</source>
        <translation>フレームは選ぶか保持します。混ぜることはありません。</translation>
    </message>
    <message>
        <source>Another shape</source>
        <translation>縦横比が違うとき</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>ラウドネス</translation>
    </message>
    <message>
        <source>Fit, with bars</source>
        <translation>収める（帯あり）</translation>
    </message>
    <message>
        <source>Fill, cut the edges</source>
        <translation>満たす（端を切る）</translation>
    </message>
    <message>
        <source>as a track that can be switched on</source>
        <translation>切り替えられるトラックで</translation>
    </message>
    <message>
        <source>in the picture</source>
        <translation>映像に焼き込む</translation>
    </message>
    <message>
        <source>beside it, as .srt</source>
        <translation>別ファイル（.srt）</translation>
    </message>
    <message>
        <source>beside it, as .vtt</source>
        <translation>別ファイル（.vtt）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>as it was mixed</source>
        <translation>ミックスのまま</translation>
    </message>
    <message>
        <source>Stems</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>Dialogue, effects and music as WAV files beside it.</source>
        <translation>せりふ・効果音・音楽を別々の WAV で添えます。</translation>
    </message>
    <message>
        <source>Shot and timecode</source>
        <translation>ショット番号とタイムコード</translation>
    </message>
    <message>
        <source>Burnt into the picture, for looking it over.</source>
        <translation>確認用に映像へ焼き込みます。</translation>
    </message>
    <message>
        <source>Visible AI sign</source>
        <translation>AI の表示</translation>
    </message>
    <message>
        <source>A small sign in the corner.</source>
        <translation>隅に小さく入れます。</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>署名する</translation>
    </message>
    <message>
        <source>With your own key, and an invisible mark in every frame.</source>
        <translation>ご自分の鍵で署名し、全フレームに見えない印を入れます。</translation>
    </message>
    <message>
        <source>Encoder of this machine</source>
        <translation>この機械のエンコーダー</translation>
    </message>
    <message>
        <source>Faster, where there is one; else software.</source>
        <translation>あれば高速。なければソフトウェアで。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>In to out</source>
        <translation>イン〜アウト</translation>
    </message>
    <message>
        <source>A file for every shot</source>
        <translation>ショットごとに1ファイル</translation>
    </message>
    <message>
        <source>up to {size}</source>
        <translation>{size} まで</translation>
    </message>
</context>
<context>
    <name>ReturnedPanel</name>
    <message>
        <source>{file}, beside the cut as it is here now.</source>
        <translation>{file} と、いまここにあるカットとの違いです。</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>変更点</translation>
    </message>
    <message>
        <source>In place of this cut</source>
        <translation>このカットと置き換える</translation>
    </message>
    <message>
        <source>One edit: undo takes it back.</source>
        <translation>一回の編集です。取り消せます。</translation>
    </message>
    <message>
        <source>As a sequence of its own</source>
        <translation>別のシーケンスにする</translation>
    </message>
    <message>
        <source>The cut that is here stays as it is.</source>
        <translation>いまのカットはそのまま残ります。</translation>
    </message>
</context>
</TS>
