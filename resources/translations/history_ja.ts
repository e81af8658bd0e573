<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>作業履歴</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Going back loses nothing until you edit again. Undo reaches past a restart.</source>
        <translation>戻っても、次に編集するまで何も失われません。再起動の前の操作も取り消せます。</translation>
    </message>
    <message>
        <source>Name, like “first cut”</source>
        <translation>名前（例：「ファーストカット」）</translation>
    </message>
    <message>
        <source>Name of the version</source>
        <translation>バージョンの名前</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>このバージョンを残す</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>このバージョンに戻す</translation>
    </message>
    <message>
        <source>This is an edit: undo takes it back.</source>
        <translation>これも編集の一つなので、取り消せます。</translation>
    </message>
    <message>
        <source>{name}   {when}   {count} shots</source>
        <translation>{name}   {when}   {count} ショット</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>バージョン {number}</translation>
    </message>
</context>
<context>
    <name>StepModel</name>
    <message>
        <source>the project stands here</source>
        <translation>現在の状態</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>取り消し済み</translation>
    </message>
    <message>
        <source>As far back as it goes</source>
        <translation>いちばん初め</translation>
    </message>
</context>
</TS>
