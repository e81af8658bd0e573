<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>CompanyPanel</name>
    <message>
        <source>Who and what comes back looks as before. What you change here holds in every shot they are in.</source>
        <translation>再び登場する人や場所は、前と同じ姿になります。ここでの変更は、登場するすべてのショットに及びます。</translation>
    </message>
    <message>
        <source>Cast and sets</source>
        <translation>出演とセット</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>天気</translation>
    </message>
    <message>
        <source>as the story has it</source>
        <translation>物語のとおり</translation>
    </message>
    <message>
        <source>People and things</source>
        <translation>人と物</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>セット</translation>
    </message>
    <message>
        <source>Every take shows what is so now.</source>
        <translation>どのテイクも今の設定どおりです。</translation>
    </message>
    <message>
        <source>1 take shows what is no longer so: generate its shot again to have it as it is now.</source>
        <translation>1本のテイクが古い設定のままです。ショットを生成し直すと今の設定になります。</translation>
    </message>
    <message>
        <source>{count} takes show what is no longer so: generate their shots again.</source>
        <translation>{count}本のテイクが古い設定のままです。ショットを生成し直してください。</translation>
    </message>
    <message>
        <source>Nobody is in the story yet. Write a shot first.</source>
        <translation>まだ誰もいません。先にショットを書いてください。</translation>
    </message>
    <message>
        <source>In shots {numbers}.</source>
        <translation>ショット{numbers}に登場します。</translation>
    </message>
    <message>
        <source>In shot {numbers}.</source>
        <translation>ショット{numbers}に登場します。</translation>
    </message>
    <message>
        <source>In no shot yet.</source>
        <translation>まだどのショットにも登場しません。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変える</translation>
    </message>
    <message>
        <source>Add to the sets</source>
        <translation>セットに加える</translation>
    </message>
    <message>
        <source>Other buildings</source>
        <translation>別の建物にする</translation>
    </message>
    <message>
        <source>Strike the set</source>
        <translation>セットを外す</translation>
    </message>
    <message>
        <source>Add to the cast</source>
        <translation>出演者に加える</translation>
    </message>
    <message>
        <source>Another body and face</source>
        <translation>別の体と顔にする</translation>
    </message>
    <message>
        <source>Take out of the cast</source>
        <translation>出演者から外す</translation>
    </message>
</context>
</TS>
