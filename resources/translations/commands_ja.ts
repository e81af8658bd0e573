<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Commands</name>
    <message>
        <source>New project</source>
        <translation>新しいプロジェクト</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>見本を開く</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>コピーを保存…</translation>
    </message>
    <message>
        <source>Import a script…</source>
        <translation>脚本を読み込む…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Show project folder</source>
        <translation>プロジェクトのフォルダを表示</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>プロジェクトを閉じる</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>キーの割り当て…</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Stop generating</source>
        <translation>生成を止める</translation>
    </message>
    <message>
        <source>Generate next in the queue</source>
        <translation>次に生成する</translation>
    </message>
    <message>
        <source>New shot</source>
        <translation>新しいショット</translation>
    </message>
    <message>
        <source>New shot after this one</source>
        <translation>このショットの後に追加</translation>
    </message>
    <message>
        <source>Duplicate shot</source>
        <translation>ショットを複製</translation>
    </message>
    <message>
        <source>Split shot</source>
        <translation>ショットを分ける</translation>
    </message>
    <message>
        <source>Merge with the next shot</source>
        <translation>次のショットとつなぐ</translation>
    </message>
    <message>
        <source>Delete shot</source>
        <translation>ショットを削除</translation>
    </message>
    <message>
        <source>Move shot earlier</source>
        <translation>ショットを前へ</translation>
    </message>
    <message>
        <source>Move shot later</source>
        <translation>ショットを後へ</translation>
    </message>
    <message>
        <source>Paste a script as shots</source>
        <translation>脚本を貼り付けてショットにする</translation>
    </message>
    <message>
        <source>Previous shot</source>
        <translation>前のショット</translation>
    </message>
    <message>
        <source>Next shot</source>
        <translation>次のショット</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>シードを固定</translation>
    </message>
    <message>
        <source>Versions of the prompt</source>
        <translation>文の版</translation>
    </message>
    <message>
        <source>Templates…</source>
        <translation>ひな形…</translation>
    </message>
    <message>
        <source>Cast…</source>
        <translation>出演…</translation>
    </message>
    <message>
        <source>Approve take</source>
        <translation>テイクを承認</translation>
    </message>
    <message>
        <source>Compare A and B</source>
        <translation>A と B を比べる</translation>
    </message>
    <message>
        <source>Mark take as A</source>
        <translation>テイクを A にする</translation>
    </message>
    <message>
        <source>Mark take as B</source>
        <translation>テイクを B にする</translation>
    </message>
    <message>
        <source>Render take again</source>
        <translation>テイクを作り直す</translation>
    </message>
    <message>
        <source>Variations by seed</source>
        <translation>シードを変えて作る</translation>
    </message>
    <message>
        <source>Retake a section</source>
        <translation>区間を撮り直す</translation>
    </message>
    <message>
        <source>Extend take</source>
        <translation>テイクを延ばす</translation>
    </message>
    <message>
        <source>Use this take&apos;s recipe</source>
        <translation>このテイクの設定を使う</translation>
    </message>
    <message>
        <source>Note on this take…</source>
        <translation>テイクにメモ…</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>テイクを削除</translation>
    </message>
    <message>
        <source>Show take&apos;s file</source>
        <translation>テイクのファイルを表示</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>評価なし</translation>
    </message>
    <message>
        <source>Rate 1 star</source>
        <translation>星 1 つ</translation>
    </message>
    <message>
        <source>Rate 2 stars</source>
        <translation>星 2 つ</translation>
    </message>
    <message>
        <source>Rate 3 stars</source>
        <translation>星 3 つ</translation>
    </message>
    <message>
        <source>Rate 4 stars</source>
        <translation>星 4 つ</translation>
    </message>
    <message>
        <source>Rate 5 stars</source>
        <translation>星 5 つ</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>再生・一時停止</translation>
    </message>
    <message>
        <source>Shuttle back</source>
        <translation>逆再生</translation>
    </message>
    <message>
        <source>Shuttle stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Shuttle forward</source>
        <translation>早送り</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>1 コマ戻る</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>1 コマ進む</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>1 秒戻る</translation>
    </message>
    <message>
        <source>One second forward</source>
        <translation>1 秒進む</translation>
    </message>
    <message>
        <source>Previous cut</source>
        <translation>前のカット点</translation>
    </message>
    <message>
        <source>Next cut</source>
        <translation>次のカット点</translation>
    </message>
    <message>
        <source>Go to start</source>
        <translation>先頭へ</translation>
    </message>
    <message>
        <source>Go to end</source>
        <translation>末尾へ</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>くり返し</translation>
    </message>
    <message>
        <source>Play the whole film</source>
        <translation>全体を再生</translation>
    </message>
    <message>
        <source>Set in point</source>
        <translation>イン点</translation>
    </message>
    <message>
        <source>Set out point</source>
        <translation>アウト点</translation>
    </message>
    <message>
        <source>Go to in point</source>
        <translation>イン点へ</translation>
    </message>
    <message>
        <source>Go to out point</source>
        <translation>アウト点へ</translation>
    </message>
    <message>
        <source>Clear in point</source>
        <translation>イン点を消す</translation>
    </message>
    <message>
        <source>Clear out point</source>
        <translation>アウト点を消す</translation>
    </message>
    <message>
        <source>Clear in and out points</source>
        <translation>イン点とアウト点を消す</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>コマンドを探す…</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>次のパネル</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>前のパネル</translation>
    </message>
    <message>
        <source>Close or go back</source>
        <translation>閉じる・戻る</translation>
    </message>
    <message>
        <source>Picture on the full screen</source>
        <translation>画面いっぱいに表示</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>セーフエリア</translation>
    </message>
    <message>
        <source>Aspect guides</source>
        <translation>縦横比の枠</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>スコープ</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>日本語 (Japanese)</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>行を詰める</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>配置を元に戻す</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>一覧を開く</translation>
    </message>
    <message>
        <source>First tour</source>
        <translation>はじめの案内</translation>
    </message>
    <message>
        <source>Keys at a glance</source>
        <translation>キーの早見表</translation>
    </message>
    <message>
        <source>About Ekonte</source>
        <translation>Ekonte について</translation>
    </message>
</context>
</TS>
