<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>CameraSection</name>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Camera move</source>
        <translation>カメラの動き</translation>
    </message>
    <message>
        <source>Shot size</source>
        <translation>画面の大きさ</translation>
    </message>
    <message>
        <source>Camera angle</source>
        <translation>カメラの高さ</translation>
    </message>
    <message>
        <source>Speed of the move</source>
        <translation>動きの速さ</translation>
    </message>
    <message>
        <source>usual lens</source>
        <translation>標準レンズ</translation>
    </message>
    <message>
        <source>Lens, as on 35 mm film</source>
        <translation>レンズ（35 mm 換算）</translation>
    </message>
    <message>
        <source>The blocking appears here.</source>
        <translation>ここに配置の絵が出ます。</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>推定</translation>
    </message>
</context>
<context>
    <name>CastEditor</name>
    <message>
        <source>Somebody of the cast</source>
        <translation>出演者</translation>
    </message>
    <message>
        <source>haru</source>
        <translation>haru</translation>
    </message>
    <message>
        <source>Haru</source>
        <translation>ハル</translation>
    </message>
    <message>
        <source>a boy in a red shirt</source>
        <translation>赤いシャツの少年</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Keep this member of the cast</source>
        <translation>この出演者を決定</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Take out of the cast</source>
        <translation>出演から外す</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>見た目</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声</translation>
    </message>
    <message>
        <source>After @ comes a letter, then letters, digits, _ or -, without spaces.</source>
        <translation>@ のあとは文字で始め、文字・数字・_・- を空白なしで続けてください。</translation>
    </message>
    <message>
        <source>Somebody is called @{handle} already.</source>
        <translation>@{handle} はもう使われています。</translation>
    </message>
    <message>
        <source>Say in a few words how they look.</source>
        <translation>見た目を短い言葉で書いてください。</translation>
    </message>
    <message>
        <source>I find nobody in these words. Say who or what it is: a boy, a dog, a robot.</source>
        <translation>だれのことか読み取れません。少年、犬、ロボットのように書いてください。</translation>
    </message>
</context>
<context>
    <name>CastPicker</name>
    <message>
        <source>Cast</source>
        <translation>出演</translation>
    </message>
    <message>
        <source>Cast: Enter calls somebody in the prompt</source>
        <translation>出演（Enter で文に書き入れる）</translation>
    </message>
    <message>
        <source>Nobody yet. Somebody of the cast looks and sounds the same in every shot.</source>
        <translation>まだだれもいません。出演者は、どのショットでも同じ姿と声になります。</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新しく…</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新しい出演者</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変える…</translation>
    </message>
    <message>
        <source>Change how they look and sound</source>
        <translation>見た目と声を変える</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Search</source>
        <translation>探す</translation>
    </message>
</context>
<context>
    <name>CoachRow</name>
    <message>
        <source>Put aside</source>
        <translation>あとにする</translation>
    </message>
    <message>
        <source>Write in: {words}</source>
        <translation>書き入れる: {words}</translation>
    </message>
</context>
<context>
    <name>DialogueSection</name>
    <message>
        <source>Dialogue</source>
        <translation>せりふ</translation>
    </message>
    <message>
        <source>Add a line of dialogue</source>
        <translation>せりふを足す</translation>
    </message>
    <message>
        <source>Listen: {words}</source>
        <translation>聞く: {words}</translation>
    </message>
    <message>
        <source>Change this line: {words}</source>
        <translation>このせりふを変える: {words}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>voice {voice}</source>
        <translation>声 {voice}</translation>
    </message>
</context>
<context>
    <name>Folding</name>
    <message>
        <source>Unfold: {name}</source>
        <translation>ひらく: {name}</translation>
    </message>
    <message>
        <source>Fold: {name}</source>
        <translation>たたむ: {name}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Versions of the prompt</source>
        <translation>文の版</translation>
    </message>
    <message>
        <source>More for this shot</source>
        <translation>このショットのその他</translation>
    </message>
    <message>
        <source>Length of the shot</source>
        <translation>ショットの長さ</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>ショット</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>ショット {number}</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Withdraw the approval</source>
        <translation>承認を取り消す</translation>
    </message>
    <message>
        <source>Read the prompt again</source>
        <translation>文を読み直す</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>文をコピー</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Versions of the prompt</source>
        <translation>文の版</translation>
    </message>
    <message>
        <source>Versions, the newest first</source>
        <translation>版（新しい順）</translation>
    </message>
    <message>
        <source>Struck through: only in that version. Underlined: only now.</source>
        <translation>取り消し線はその版だけ、下線は今だけにある言葉です。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>この版に戻す</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>この版に戻す</translation>
    </message>
    <message>
        <source>now</source>
        <translation>今</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>off screen</source>
        <translation>画面の外</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>言葉</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>話し手</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>口調</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>A line of dialogue</source>
        <translation>せりふ</translation>
    </message>
    <message>
        <source>Take this line out</source>
        <translation>このせりふを外す</translation>
    </message>
</context>
<context>
    <name>MakingFoot</name>
    <message>
        <source>this computer</source>
        <translation>このPC</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>The stage needs no GPU, no download and no network.</source>
        <translation>ステージは GPU もダウンロードも通信も要りません。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Seed of the next take</source>
        <translation>次のテイクのシード</translation>
    </message>
    <message>
        <source>Lock the seed: every take gets the same</source>
        <translation>シードを固定（どのテイクも同じになる）</translation>
    </message>
    <message>
        <source>Variations by seed</source>
        <translation>シード違いのテイク</translation>
    </message>
    <message>
        <source>Quality of the next take</source>
        <translation>次のテイクの品質</translation>
    </message>
    <message>
        <source>Write what should be seen and heard.</source>
        <translation>見えるもの、聞こえるものを書いてください。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{count} takes in work</source>
        <translation>{count} テイク生成中</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>The worker stopped in the middle. Nothing else was lost.</source>
        <translation>生成の途中で止まりました。ほかのものは失われていません。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>この知らせを閉じる</translation>
    </message>
    <message>
        <source>{count} takes, seeds in a row</source>
        <translation>シードを続けて {count} テイク</translation>
    </message>
    <message>
        <source>Draft: rough, to see whether it works</source>
        <translation>下書き: ざっと確かめる</translation>
    </message>
    <message>
        <source>Standard: clean, for showing</source>
        <translation>標準: きれいに、人に見せる</translation>
    </message>
    <message>
        <source>Final: everything, for the film</source>
        <translation>最終: すべて入れて、本番用</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>約 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>約 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>One more word was not understood.</source>
        <translation>ほかに 1 語、読めませんでした。</translation>
    </message>
    <message>
        <source>{count} more words were not understood.</source>
        <translation>ほかに {count} 語、読めませんでした。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Never mind</source>
        <translation>このままでよい</translation>
    </message>
    <message>
        <source>It is a…</source>
        <translation>これは…</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>読み飛ばす</translation>
    </message>
    <message>
        <source>That is fine</source>
        <translation>これでよい</translation>
    </message>
    <message>
        <source>Show something else…</source>
        <translation>ほかのものにする…</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>何ですか</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Templates</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Search templates: rain, noir, close-up</source>
        <translation>テンプレートを探す（雨、ノワール、アップ）</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>テンプレートを探す</translation>
    </message>
    <message>
        <source>Name of a template of your own</source>
        <translation>自分のテンプレートの名前</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save this shot as a template</source>
        <translation>このショットをテンプレートにする</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>捨てる</translation>
    </message>
    <message>
        <source>Throw this template of mine away</source>
        <translation>自分のこのテンプレートを捨てる</translation>
    </message>
</context>
<context>
    <name>PromptBox</name>
    <message>
        <source>Prompt of this shot</source>
        <translation>このショットの文</translation>
    </message>
    <message>
        <source>{key} generates. @ calls somebody of the cast.</source>
        <translation>{key} で生成。@ で出演者を呼びます。</translation>
    </message>
    <message>
        <source>A black cat walks toward the camera down a narrow Tokyo alley at dusk, slow dolly in</source>
        <translation>夕暮れの東京の狭い路地で、黒猫がカメラに向かって歩く。カメラがゆっくり寄る</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>画風</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Cast: who can be called with @</source>
        <translation>出演（@ で呼べる人）</translation>
    </message>
    <message>
        <source>Cast</source>
        <translation>出演</translation>
    </message>
    <message>
        <source>Earlier versions of the prompt</source>
        <translation>前の版</translation>
    </message>
    <message>
        <source>Later version of the prompt</source>
        <translation>後の版</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>Ver. {number} / {count}</source>
        <translation>版 {number} / {count}</translation>
    </message>
</context>
<context>
    <name>ReadingSection</name>
    <message>
        <source>How I read this</source>
        <translation>こう読みました</translation>
    </message>
    <message>
        <source>Read it from the prompt again</source>
        <translation>文から読み直す</translation>
    </message>
    <message>
        <source>What was set by hand is let go.</source>
        <translation>手で決めたところは元に戻ります。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれ</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>動き</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>どこ</translation>
    </message>
    <message>
        <source>Add somebody or something</source>
        <translation>人や物を足す</translation>
    </message>
    <message>
        <source>Add what happens next</source>
        <translation>次の動きを足す</translation>
    </message>
    <message>
        <source>Add something that is there</source>
        <translation>そこにある物を足す</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>said in the prompt</source>
        <translation>文にある</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手で決めた</translation>
    </message>
    <message>
        <source>not said, so guessed</source>
        <translation>書かれていないので推定</translation>
    </message>
    <message>
        <source>the nearest thing there is</source>
        <translation>いちばん近いもので代用</translation>
    </message>
    <message>
        <source>Enter changes it, Delete takes it away.</source>
        <translation>Enter で変える、Delete で外す。</translation>
    </message>
    <message>
        <source>Keep the guess</source>
        <translation>推定を決定</translation>
    </message>
    <message>
        <source>Keep {count} guesses</source>
        <translation>推定 {count} 件を決定</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>As the prompt says</source>
        <translation>文のとおりにする</translation>
    </message>
</context>
<context>
    <name>ShotPanel</name>
    <message>
        <source>Shot</source>
        <translation>ショット</translation>
    </message>
    <message>
        <source>When you write a shot, I show here how I read it. Everything I guess, you can change.</source>
        <translation>ショットを書くと、どう読んだかをここに示します。推定したところは、どれも変えられます。</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>もう一度読む</translation>
    </message>
    <message>
        <source>The text has {count} paragraphs.</source>
        <translation>段落が {count} つあります。</translation>
    </message>
    <message>
        <source>This is more than one shot can hold ({limit} characters).</source>
        <translation>1 つのショットに入る長さ（{limit} 字）を超えています。</translation>
    </message>
    <message>
        <source>Nothing was put in.</source>
        <translation>まだ何も入れていません。</translation>
    </message>
    <message>
        <source>Make one shot of each paragraph</source>
        <translation>段落ごとに 1 ショットにする</translation>
    </message>
    <message>
        <source>Keep it as one shot</source>
        <translation>1 ショットのままにする</translation>
    </message>
    <message>
        <source>Put the beginning in</source>
        <translation>はじめだけ入れる</translation>
    </message>
</context>
<context>
    <name>SoundSection</name>
    <message>
        <source>Sound and music</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>効果</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>Kind of music</source>
        <translation>音楽の種類</translation>
    </message>
    <message>
        <source>Mood of the music</source>
        <translation>音楽の気分</translation>
    </message>
    <message>
        <source>Tempo of the music</source>
        <translation>音楽の速さ</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Level of the music</source>
        <translation>音楽の音量</translation>
    </message>
    <message>
        <source>Arrows step; a double click is the usual level.</source>
        <translation>矢印キーで動かす。ダブルクリックで標準に。</translation>
    </message>
    <message>
        <source>no music</source>
        <translation>音楽なし</translation>
    </message>
    <message>
        <source>{tempo} BPM</source>
        <translation>{tempo} BPM</translation>
    </message>
    <message>
        <source>usual tempo</source>
        <translation>標準の速さ</translation>
    </message>
    <message>
        <source>Enter changes it, Delete takes it away.</source>
        <translation>Enter で変える、Delete で外す。</translation>
    </message>
    <message>
        <source>Add a sound</source>
        <translation>音を足す</translation>
    </message>
    <message>
        <source>what is seen is heard</source>
        <translation>見えるものの音</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>外す</translation>
    </message>
</context>
<context>
    <name>SubjectEditor</name>
    <message>
        <source>What</source>
        <translation>なに</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数</translation>
    </message>
    <message>
        <source>Take out of the shot</source>
        <translation>ショットから外す</translation>
    </message>
    <message>
        <source>As the prompt says</source>
        <translation>文のとおりにする</translation>
    </message>
</context>
<context>
    <name>VoiceList</name>
    <message>
        <source>As cast: voice {number}</source>
        <translation>配役どおり：声 {number}</translation>
    </message>
    <message>
        <source>Voice {number}</source>
        <translation>声 {number}</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>暗め</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>明るめ</translation>
    </message>
    <message>
        <source>Listen: {words}</source>
        <translation>聞く：{words}</translation>
    </message>
    <message>
        <source>Speak the line with: {name}</source>
        <translation>このせりふの声：{name}</translation>
    </message>
</context>
</TS>
