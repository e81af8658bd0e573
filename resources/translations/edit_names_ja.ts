<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Edits</name>
    <message>
        <source>Add marker</source>
        <translation>マーカーを打つ</translation>
    </message>
    <message>
        <source>Add subtitle</source>
        <translation>字幕を追加</translation>
    </message>
    <message>
        <source>Add title</source>
        <translation>題字を追加</translation>
    </message>
    <message>
        <source>Add track</source>
        <translation>トラックを追加</translation>
    </message>
    <message>
        <source>Append</source>
        <translation>末尾に追加</translation>
    </message>
    <message>
        <source>Approve take</source>
        <translation>テイクを承認</translation>
    </message>
    <message>
        <source>Bring a version back</source>
        <translation>前の版に戻す</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>素材を置く</translation>
    </message>
    <message>
        <source>Change clip</source>
        <translation>クリップを変更</translation>
    </message>
    <message>
        <source>Change the cast</source>
        <translation>出演を変更</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>トラックを変更</translation>
    </message>
    <message>
        <source>Change the reading</source>
        <translation>読みを変更</translation>
    </message>
    <message>
        <source>Write the model’s prompt</source>
        <translation>モデルのプロンプトを書く</translation>
    </message>
    <message>
        <source>Remove the first picture</source>
        <translation>最初の画像を外す</translation>
    </message>
    <message>
        <source>Set the first picture</source>
        <translation>最初の画像を決める</translation>
    </message>
    <message>
        <source>Choose the engine</source>
        <translation>エンジンを選ぶ</translation>
    </message>
    <message>
        <source>Remove LoRA weights</source>
        <translation>LoRAを外す</translation>
    </message>
    <message>
        <source>Add LoRA weights</source>
        <translation>LoRAを加える</translation>
    </message>
    <message>
        <source>Bring back cut</source>
        <translation>編集されたカットを取り込む</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>設定を変更</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>タイトルを変更</translation>
    </message>
    <message>
        <source>Choose the length</source>
        <translation>長さを選ぶ</translation>
    </message>
    <message>
        <source>Choose the style</source>
        <translation>画風を選ぶ</translation>
    </message>
    <message>
        <source>Clip speed</source>
        <translation>クリップの速度</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>空きを詰める</translation>
    </message>
    <message>
        <source>Colour table</source>
        <translation>カラーテーブル</translation>
    </message>
    <message>
        <source>Copy clips</source>
        <translation>クリップをコピー</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>クリップを削除</translation>
    </message>
    <message>
        <source>Disable clips</source>
        <translation>クリップを無効にする</translation>
    </message>
    <message>
        <source>Duplicate clips</source>
        <translation>クリップを複製</translation>
    </message>
    <message>
        <source>Duplicate shot</source>
        <translation>ショットを複製</translation>
    </message>
    <message>
        <source>Ease key</source>
        <translation>キーの緩急</translation>
    </message>
    <message>
        <source>Enable clips</source>
        <translation>クリップを有効にする</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>抜き取り</translation>
    </message>
    <message>
        <source>Follow the shot</source>
        <translation>ショットに従う</translation>
    </message>
    <message>
        <source>Freeze frame</source>
        <translation>静止画にする</translation>
    </message>
    <message>
        <source>Freeze picture</source>
        <translation>画を止める</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>素材を読み込む</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>挿入</translation>
    </message>
    <message>
        <source>Insert shot</source>
        <translation>ショットを追加</translation>
    </message>
    <message>
        <source>Add a set</source>
        <translation>セットを加える</translation>
    </message>
    <message>
        <source>Add to the cast</source>
        <translation>出演者に加える</translation>
    </message>
    <message>
        <source>Change a set</source>
        <translation>セットを変更</translation>
    </message>
    <message>
        <source>Change what the model is given</source>
        <translation>モデルに渡すものの変更</translation>
    </message>
    <message>
        <source>Choose who makes the sound</source>
        <translation>音の作り手の選択</translation>
    </message>
    <message>
        <source>Cut between angles</source>
        <translation>角度を切り替えて編集</translation>
    </message>
    <message>
        <source>Go on in a new shot</source>
        <translation>新しいショットに続ける</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>リフト</translation>
    </message>
    <message>
        <source>Link clips</source>
        <translation>クリップをリンク</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>シードを固定</translation>
    </message>
    <message>
        <source>Lock track</source>
        <translation>トラックをロック</translation>
    </message>
    <message>
        <source>Make film</source>
        <translation>本編を作る</translation>
    </message>
    <message>
        <source>Make take</source>
        <translation>テイクを作る</translation>
    </message>
    <message>
        <source>Merge shots</source>
        <translation>ショットをつなぐ</translation>
    </message>
    <message>
        <source>Move clips</source>
        <translation>クリップを移動</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>マーカーを移動</translation>
    </message>
    <message>
        <source>Move shot</source>
        <translation>ショットを移動</translation>
    </message>
    <message>
        <source>Move shots</source>
        <translation>ショットを移動</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>トラックをミュート</translation>
    </message>
    <message>
        <source>Name clip</source>
        <translation>クリップに名前</translation>
    </message>
    <message>
        <source>Name marker</source>
        <translation>マーカーに名前を付ける</translation>
    </message>
    <message>
        <source>Name sequence</source>
        <translation>シーケンス名の変更</translation>
    </message>
    <message>
        <source>Name track</source>
        <translation>トラックに名前を付ける</translation>
    </message>
    <message>
        <source>Nest clips</source>
        <translation>クリップをネスト</translation>
    </message>
    <message>
        <source>New sequence</source>
        <translation>新しいシーケンス</translation>
    </message>
    <message>
        <source>Next seed</source>
        <translation>次のシード</translation>
    </message>
    <message>
        <source>Note on clip</source>
        <translation>クリップにメモ</translation>
    </message>
    <message>
        <source>Note on take</source>
        <translation>テイクのメモ</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>上書き</translation>
    </message>
    <message>
        <source>Paste clips</source>
        <translation>クリップを貼り付け</translation>
    </message>
    <message>
        <source>Project settings</source>
        <translation>プロジェクトの設定</translation>
    </message>
    <message>
        <source>Rate take</source>
        <translation>テイクの評価</translation>
    </message>
    <message>
        <source>Read prompt</source>
        <translation>文を読み直す</translation>
    </message>
    <message>
        <source>Recast</source>
        <translation>配役を変える</translation>
    </message>
    <message>
        <source>Refine shot</source>
        <translation>ショットを手直し</translation>
    </message>
    <message>
        <source>Relink file</source>
        <translation>素材のつなぎ直し</translation>
    </message>
    <message>
        <source>Remove files</source>
        <translation>素材を取り除く</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>マーカーを消す</translation>
    </message>
    <message>
        <source>Remove sequence</source>
        <translation>シーケンスの取り除き</translation>
    </message>
    <message>
        <source>Remove shot</source>
        <translation>ショットを削除</translation>
    </message>
    <message>
        <source>Remove shots</source>
        <translation>ショットを削除</translation>
    </message>
    <message>
        <source>Remove take</source>
        <translation>テイクを削除</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>トラックを削除</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>トランジションを外す</translation>
    </message>
    <message>
        <source>Rename file</source>
        <translation>素材の名前を変更</translation>
    </message>
    <message>
        <source>Rename in the cast</source>
        <translation>出演者の名前を変える</translation>
    </message>
    <message>
        <source>Replace clip</source>
        <translation>クリップを差し替え</translation>
    </message>
    <message>
        <source>Reset clip</source>
        <translation>クリップを元に戻す</translation>
    </message>
    <message>
        <source>Restore version</source>
        <translation>バージョンに戻す</translation>
    </message>
    <message>
        <source>Reverse clips</source>
        <translation>逆再生</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>リップルトリム</translation>
    </message>
    <message>
        <source>Roll the cut</source>
        <translation>カット点をロール</translation>
    </message>
    <message>
        <source>Set key</source>
        <translation>キーを打つ</translation>
    </message>
    <message>
        <source>Set level</source>
        <translation>音量を変更</translation>
    </message>
    <message>
        <source>Set speed</source>
        <translation>速度を変更</translation>
    </message>
    <message>
        <source>Set transition</source>
        <translation>トランジションを付ける</translation>
    </message>
    <message>
        <source>Shot from a file</source>
        <translation>ファイルからショット</translation>
    </message>
    <message>
        <source>Shot from another angle</source>
        <translation>別の角度のショット</translation>
    </message>
    <message>
        <source>Slide clip</source>
        <translation>クリップをスライド</translation>
    </message>
    <message>
        <source>Slip clip</source>
        <translation>クリップをスリップ</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>トラックをソロ</translation>
    </message>
    <message>
        <source>Split clips</source>
        <translation>クリップを分割</translation>
    </message>
    <message>
        <source>Split shot</source>
        <translation>ショットを分ける</translation>
    </message>
    <message>
        <source>Stretch clip</source>
        <translation>クリップの速さを合わせる</translation>
    </message>
    <message>
        <source>Strike a set</source>
        <translation>セットを外す</translation>
    </message>
    <message>
        <source>Take out of the cast</source>
        <translation>出演者から外す</translation>
    </message>
    <message>
        <source>Take the coach’s offer</source>
        <translation>助言を取り入れる</translation>
    </message>
    <message>
        <source>Take the prompt’s word</source>
        <translation>文のとおりに戻す</translation>
    </message>
    <message>
        <source>Trim clip</source>
        <translation>クリップをトリム</translation>
    </message>
    <message>
        <source>Trim to playhead</source>
        <translation>再生ヘッドまでトリム</translation>
    </message>
    <message>
        <source>Turn clip on or off</source>
        <translation>クリップの有効・無効</translation>
    </message>
    <message>
        <source>Unlink clips</source>
        <translation>リンクを解除</translation>
    </message>
    <message>
        <source>Use a template</source>
        <translation>テンプレートを使う</translation>
    </message>
    <message>
        <source>Use newest take</source>
        <translation>最新のテイクを使う</translation>
    </message>
    <message>
        <source>Use take&apos;s recipe</source>
        <translation>テイクの設定を使う</translation>
    </message>
    <message>
        <source>Withdraw approval</source>
        <translation>承認を取り消す</translation>
    </message>
    <message>
        <source>Write prompt</source>
        <translation>文を書く</translation>
    </message>
    <message>
        <source>Write shot</source>
        <translation>ショットを書く</translation>
    </message>
    <message>
        <source>Write shots</source>
        <translation>ショットを書く</translation>
    </message>
</context>
</TS>
