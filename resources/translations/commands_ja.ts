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
        <source>Bring back a cut…</source>
        <translation>編集されたカットを取り込む…</translation>
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
        <source>History and versions…</source>
        <translation>作業履歴とバージョン…</translation>
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
        <source>Cast and sets…</source>
        <translation>出演とセット…</translation>
    </message>
    <message>
        <source>Render finals…</source>
        <translation>最終版を作る…</translation>
    </message>
    <message>
        <source>Clip in hand</source>
        <translation>選んだクリップ</translation>
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
        <source>Retake a part…</source>
        <translation>一部を作り直す…</translation>
    </message>
    <message>
        <source>Extend take…</source>
        <translation>テイクの続きを作る…</translation>
    </message>
    <message>
        <source>Another sound…</source>
        <translation>音を替える…</translation>
    </message>
    <message>
        <source>Film from other angles…</source>
        <translation>別のアングルから撮る…</translation>
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
        <source>Record a cameo…</source>
        <translation>カメオを録る…</translation>
    </message>
    <message>
        <source>Make a cameo from pictures…</source>
        <translation>写真からカメオを作る…</translation>
    </message>
    <message>
        <source>Cameos…</source>
        <translation>カメオの一覧…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>モデル…</translation>
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
    <message>
        <source>Selection tool</source>
        <translation>選択ツール</translation>
    </message>
    <message>
        <source>Blade tool</source>
        <translation>ブレードツール</translation>
    </message>
    <message>
        <source>Ripple trim tool</source>
        <translation>リップルトリムツール</translation>
    </message>
    <message>
        <source>Roll tool</source>
        <translation>ロールツール</translation>
    </message>
    <message>
        <source>Slip tool</source>
        <translation>スリップツール</translation>
    </message>
    <message>
        <source>Slide tool</source>
        <translation>スライドツール</translation>
    </message>
    <message>
        <source>Rate stretch tool</source>
        <translation>レート調整ツール</translation>
    </message>
    <message>
        <source>Snapping</source>
        <translation>スナップ</translation>
    </message>
    <message>
        <source>Close gaps by itself</source>
        <translation>空きを自動で詰める</translation>
    </message>
    <message>
        <source>Linked selection</source>
        <translation>リンクして選択</translation>
    </message>
    <message>
        <source>Clips as a list</source>
        <translation>クリップを一覧で表示</translation>
    </message>
    <message>
        <source>Play the sequence</source>
        <translation>シーケンスを再生</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>再生ヘッドで分割</translation>
    </message>
    <message>
        <source>Split all tracks at the playhead</source>
        <translation>再生ヘッドで全トラックを分割</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>クリップを削除</translation>
    </message>
    <message>
        <source>Delete clips and close the gap</source>
        <translation>クリップを削除して詰める</translation>
    </message>
    <message>
        <source>Lift from in to out</source>
        <translation>範囲をリフト（空きを残す）</translation>
    </message>
    <message>
        <source>Extract from in to out</source>
        <translation>範囲を抜き取って詰める</translation>
    </message>
    <message>
        <source>Cut clips</source>
        <translation>クリップを切り取る</translation>
    </message>
    <message>
        <source>Copy clips</source>
        <translation>クリップをコピー</translation>
    </message>
    <message>
        <source>Paste over</source>
        <translation>上書きで貼り付け</translation>
    </message>
    <message>
        <source>Paste and make room</source>
        <translation>間を空けて貼り付け</translation>
    </message>
    <message>
        <source>Duplicate clips</source>
        <translation>クリップを複製</translation>
    </message>
    <message>
        <source>Trim the beginning to the playhead</source>
        <translation>頭を再生ヘッドまでトリム</translation>
    </message>
    <message>
        <source>Trim the end to the playhead</source>
        <translation>尻を再生ヘッドまでトリム</translation>
    </message>
    <message>
        <source>Ripple the beginning to the playhead</source>
        <translation>頭を再生ヘッドまでリップル</translation>
    </message>
    <message>
        <source>Ripple the end to the playhead</source>
        <translation>尻を再生ヘッドまでリップル</translation>
    </message>
    <message>
        <source>Take the next edge in hand</source>
        <translation>次の端を手に取る</translation>
    </message>
    <message>
        <source>A frame back with this tool</source>
        <translation>このツールで 1 コマ戻す</translation>
    </message>
    <message>
        <source>A frame on with this tool</source>
        <translation>このツールで 1 コマ進める</translation>
    </message>
    <message>
        <source>Ten frames back with this tool</source>
        <translation>このツールで 10 コマ戻す</translation>
    </message>
    <message>
        <source>Ten frames on with this tool</source>
        <translation>このツールで 10 コマ進める</translation>
    </message>
    <message>
        <source>Move clips a track up</source>
        <translation>クリップを上のトラックへ</translation>
    </message>
    <message>
        <source>Move clips a track down</source>
        <translation>クリップを下のトラックへ</translation>
    </message>
    <message>
        <source>Close the gap</source>
        <translation>空きを詰める</translation>
    </message>
    <message>
        <source>Dissolve at the cut</source>
        <translation>カット点にディゾルブ</translation>
    </message>
    <message>
        <source>Speed…</source>
        <translation>速度…</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>逆再生</translation>
    </message>
    <message>
        <source>Freeze the picture at the playhead</source>
        <translation>再生ヘッドの画で止める</translation>
    </message>
    <message>
        <source>Enable or disable clips</source>
        <translation>クリップの有効／無効</translation>
    </message>
    <message>
        <source>Link or unlink clips</source>
        <translation>クリップをリンク／解除</translation>
    </message>
    <message>
        <source>Name the clip…</source>
        <translation>クリップに名前を付ける…</translation>
    </message>
    <message>
        <source>Use newest take</source>
        <translation>最新のテイクを使う</translation>
    </message>
    <message>
        <source>Follow the shot’s take</source>
        <translation>ショットのテイクに従う</translation>
    </message>
    <message>
        <source>Cut to the next angle</source>
        <translation>次のアングルに切り替え</translation>
    </message>
    <message>
        <source>Nest clips in a sequence</source>
        <translation>クリップをネスト</translation>
    </message>
    <message>
        <source>Open the clip</source>
        <translation>クリップを開く</translation>
    </message>
    <message>
        <source>Back to the film</source>
        <translation>本編に戻る</translation>
    </message>
    <message>
        <source>Sequences…</source>
        <translation>シーケンス…</translation>
    </message>
    <message>
        <source>New sequence…</source>
        <translation>新しいシーケンス…</translation>
    </message>
    <message>
        <source>Name the sequence…</source>
        <translation>シーケンスに名前を付ける…</translation>
    </message>
    <message>
        <source>Remove the sequence</source>
        <translation>シーケンスを取り除く</translation>
    </message>
    <message>
        <source>Add a title…</source>
        <translation>題字を入れる…</translation>
    </message>
    <message>
        <source>Add a subtitle…</source>
        <translation>字幕を入れる…</translation>
    </message>
    <message>
        <source>Insert the take at the playhead</source>
        <translation>テイクを再生ヘッドに挿入</translation>
    </message>
    <message>
        <source>Overwrite with the take at the playhead</source>
        <translation>テイクで再生ヘッドから上書き</translation>
    </message>
    <message>
        <source>Append the take</source>
        <translation>テイクを末尾に追加</translation>
    </message>
    <message>
        <source>Replace the clip with the take</source>
        <translation>クリップをテイクで差し替え</translation>
    </message>
    <message>
        <source>Select all clips</source>
        <translation>すべてのクリップを選択</translation>
    </message>
    <message>
        <source>Select no clip</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Select the clip at the playhead</source>
        <translation>再生ヘッドのクリップを選択</translation>
    </message>
    <message>
        <source>Select everything from the playhead on</source>
        <translation>再生ヘッドから後ろを選択</translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation>前のクリップ</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>次のクリップ</translation>
    </message>
    <message>
        <source>Select the previous clip too</source>
        <translation>前のクリップも選択</translation>
    </message>
    <message>
        <source>Select the next clip too</source>
        <translation>次のクリップも選択</translation>
    </message>
    <message>
        <source>Clip on the track above</source>
        <translation>上のトラックのクリップ</translation>
    </message>
    <message>
        <source>Clip on the track below</source>
        <translation>下のトラックのクリップ</translation>
    </message>
    <message>
        <source>In and out around the clips</source>
        <translation>クリップにイン・アウトを打つ</translation>
    </message>
    <message>
        <source>Menu of the clip</source>
        <translation>クリップのメニュー</translation>
    </message>
    <message>
        <source>Add a marker</source>
        <translation>マーカーを打つ</translation>
    </message>
    <message>
        <source>Name the marker…</source>
        <translation>マーカーに名前を付ける…</translation>
    </message>
    <message>
        <source>Remove the marker</source>
        <translation>マーカーを消す</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>次のマーカー</translation>
    </message>
    <message>
        <source>Previous marker</source>
        <translation>前のマーカー</translation>
    </message>
    <message>
        <source>Add a picture track</source>
        <translation>映像トラックを追加</translation>
    </message>
    <message>
        <source>Add a sound track</source>
        <translation>音トラックを追加</translation>
    </message>
    <message>
        <source>Add a subtitle track</source>
        <translation>字幕トラックを追加</translation>
    </message>
    <message>
        <source>Remove the track</source>
        <translation>トラックを削除</translation>
    </message>
    <message>
        <source>Name the track…</source>
        <translation>トラックに名前を付ける…</translation>
    </message>
    <message>
        <source>Target the track</source>
        <translation>トラックをターゲットにする</translation>
    </message>
    <message>
        <source>Mute or hide the track</source>
        <translation>トラックをミュート／非表示</translation>
    </message>
    <message>
        <source>Solo the track</source>
        <translation>トラックをソロ</translation>
    </message>
    <message>
        <source>Lock the track</source>
        <translation>トラックをロック</translation>
    </message>
    <message>
        <source>Track above</source>
        <translation>上のトラックへ</translation>
    </message>
    <message>
        <source>Track below</source>
        <translation>下のトラックへ</translation>
    </message>
    <message>
        <source>Higher track</source>
        <translation>トラックを高く</translation>
    </message>
    <message>
        <source>Lower track</source>
        <translation>トラックを低く</translation>
    </message>
    <message>
        <source>Zoom in on the playhead</source>
        <translation>再生ヘッドで拡大</translation>
    </message>
    <message>
        <source>Zoom out from the playhead</source>
        <translation>再生ヘッドで縮小</translation>
    </message>
    <message>
        <source>The whole sequence</source>
        <translation>シーケンス全体を表示</translation>
    </message>
    <message>
        <source>Zoom to the selected clips</source>
        <translation>選んだクリップを全体表示</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>素材を読み込む…</translation>
    </message>
    <message>
        <source>Show the files</source>
        <translation>素材を表示</translation>
    </message>
    <message>
        <source>Rename file…</source>
        <translation>素材の名前を変更…</translation>
    </message>
    <message>
        <source>Remove file</source>
        <translation>素材を取り除く</translation>
    </message>
    <message>
        <source>Relink file…</source>
        <translation>素材をつなぎ直す…</translation>
    </message>
    <message>
        <source>Look for missing files in a folder…</source>
        <translation>なくなった素材をフォルダーから探す…</translation>
    </message>
    <message>
        <source>Show file in its folder</source>
        <translation>素材のフォルダーを開く</translation>
    </message>
</context>
</TS>
