<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Edits</name>
    <message>
        <source>Approve take</source>
        <translation>テイクを承認</translation>
    </message>
    <message>
        <source>Bring a version back</source>
        <translation>前の版に戻す</translation>
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
        <source>Change the reading</source>
        <translation>読みを変更</translation>
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
        <source>Colour table</source>
        <translation>カラーテーブル</translation>
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
        <source>Freeze frame</source>
        <translation>静止画にする</translation>
    </message>
    <message>
        <source>Insert shot</source>
        <translation>ショットを追加</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>シードを固定</translation>
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
        <source>Move shot</source>
        <translation>ショットを移動</translation>
    </message>
    <message>
        <source>Move shots</source>
        <translation>ショットを移動</translation>
    </message>
    <message>
        <source>Name clip</source>
        <translation>クリップに名前</translation>
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
        <source>Rate take</source>
        <translation>テイクの評価</translation>
    </message>
    <message>
        <source>Read prompt</source>
        <translation>文を読み直す</translation>
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
        <source>Remove transition</source>
        <translation>トランジションを外す</translation>
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
        <source>Set key</source>
        <translation>キーを打つ</translation>
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
        <source>Split shot</source>
        <translation>ショットを分ける</translation>
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
        <source>Turn clip on or off</source>
        <translation>クリップの有効・無効</translation>
    </message>
    <message>
        <source>Use a template</source>
        <translation>テンプレートを使う</translation>
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
