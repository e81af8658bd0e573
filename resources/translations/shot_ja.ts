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
        <source>Slow or fast motion</source>
        <translation>スロー・早回し</translation>
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
    <name>EngineRow</name>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>The stage needs no GPU, no download and no network. Models need both, and weights.</source>
        <translation>ステージはGPUもダウンロードもネットワークも要りません。モデルには重みのダウンロードと、多くの場合GPUが必要です。</translation>
    </message>
    <message>
        <source>Ways to run it on this computer</source>
        <translation>このパソコンでの動かし方</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>このパソコン</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>ここにはない</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>モデルを調べています…</translation>
    </message>
    <message>
        <source>Get a model</source>
        <translation>モデルを入手</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>すべてのモデル…</translation>
    </message>
    <message>
        <source>Models need packages that are not installed: {names}.</source>
        <translation>モデルに必要なパッケージがありません：{names}。</translation>
    </message>
    <message>
        <source>What it needs is not known: it is in no catalogue.</source>
        <translation>何が必要かはわかりません。カタログにないモデルです。</translation>
    </message>
    <message>
        <source>Its weights are not on this computer.</source>
        <translation>重みがこのパソコンにありません。</translation>
    </message>
    <message>
        <source>This model cannot begin with a picture: take the picture away, or choose another.</source>
        <translation>このモデルは画像から始められません。画像を外すか、別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>{width} × {height}, {frames} frames, {memory}</source>
        <translation>{width}×{height}、{frames}コマ、{memory}</translation>
    </message>
    <message>
        <source>this computer, without a GPU</source>
        <translation>このパソコン（GPUなし）</translation>
    </message>
    <message>
        <source>Too large for {where}: at its least {made}. It can be tried.</source>
        <translation>{where}には大きすぎます（最小で{made}）。試すことはできます。</translation>
    </message>
    <message>
        <source>Fits {where}: {made}.</source>
        <translation>{where}で動きます：{made}。</translation>
    </message>
    <message>
        <source>Fits {where} with less: {made}.</source>
        <translation>{where}では条件を下げて動きます：{made}。</translation>
    </message>
    <message>
        <source>How long it takes is known after the first take.</source>
        <translation>所要時間は最初のテイクのあとにわかります。</translation>
    </message>
    <message>
        <source>About {seconds} s.</source>
        <translation>約{seconds}秒。</translation>
    </message>
    <message>
        <source>About {minutes} min.</source>
        <translation>約{minutes}分。</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>動作可</translation>
    </message>
    <message>
        <source>too large for this computer</source>
        <translation>このパソコンには大きすぎる</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>これで実行</translation>
    </message>
    <message>
        <source>When memory runs out, the next one down is taken, and said so.</source>
        <translation>メモリが足りなくなると一段下の方法に切り替え、そのことをお知らせします。</translation>
    </message>
</context>
<context>
    <name>FirstPicture</name>
    <message>
        <source>First picture…</source>
        <translation>最初の画像…</translation>
    </message>
    <message>
        <source>The shot begins with it. A picture can be dropped here too.</source>
        <translation>ショットがこの画像から始まります。ここに画像をドロップしてもかまいません。</translation>
    </message>
    <message>
        <source>Remove the first picture</source>
        <translation>最初の画像を外す</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>最初の画像</translation>
    </message>
    <message>
        <source>First picture. The stage does not use it; models do.</source>
        <translation>最初の画像。ステージでは使わず、モデルで使います。</translation>
    </message>
    <message>
        <source>The shot begins with this picture.</source>
        <translation>ショットはこの画像から始まります。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
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
    <name>Given</name>
    <message>
        <source>Movies</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Go on from a movie…</source>
        <translation>動画の続きから…</translation>
    </message>
    <message>
        <source>The shot begins where it ends, or makes a part of it again. A movie can be dropped here too.</source>
        <translation>その動画の終わりから始まるか、その一部を作り直します。動画はここにドロップもできます。</translation>
    </message>
    <message>
        <source>Follow a sound…</source>
        <translation>音に合わせる…</translation>
    </message>
    <message>
        <source>The pictures move with it: speech, a beat, a song. A sound can be dropped here too.</source>
        <translation>話し声、拍子、歌など、その音に合わせて画が動きます。音のファイルはここにドロップもできます。</translation>
    </message>
    <message>
        <source>Take the movie away</source>
        <translation>動画を外す</translation>
    </message>
    <message>
        <source>Take the sound away</source>
        <translation>音を外す</translation>
    </message>
    <message>
        <source>The pictures follow {name}.</source>
        <translation>画は {name} に合わせて動きます。</translation>
    </message>
    <message>
        <source>This model cannot follow a sound.</source>
        <translation>このモデルは音に合わせられません。</translation>
    </message>
    <message>
        <source>Goes on from {name}.</source>
        <translation>{name} の続きから始まります。</translation>
    </message>
    <message>
        <source>This model cannot go on from a movie.</source>
        <translation>このモデルは動画の続きを作れません。</translation>
    </message>
    <message>
        <source>Makes {start} to {end} s of {name} again.</source>
        <translation>{name} の {start}～{end} 秒を作り直します。</translation>
    </message>
    <message>
        <source>This model cannot make a part of a movie again.</source>
        <translation>このモデルは動画の一部を作り直せません。</translation>
    </message>
    <message>
        <source>Part…</source>
        <translation>一部…</translation>
    </message>
    <message>
        <source>Make only a part of it again</source>
        <translation>一部だけを作り直す</translation>
    </message>
    <message>
        <source>take {take} of shot {shot}</source>
        <translation>ショット {shot} のテイク {take}</translation>
    </message>
    <message>
        <source>your file</source>
        <translation>選んだファイル</translation>
    </message>
    <message>
        <source>From, s</source>
        <translation>はじめ（秒）</translation>
    </message>
    <message>
        <source>To, s</source>
        <translation>おわり（秒）</translation>
    </message>
    <message>
        <source>Empty: the shot goes on where the movie ends.</source>
        <translation>空のときは、動画の終わりから続きます。</translation>
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
    <name>ModelSection</name>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>What the model is told</source>
        <translation>モデルへのプロンプト</translation>
    </message>
    <message>
        <source>Written from the scene. What you change here is sent as it is.</source>
        <translation>シーンから書かれています。ここで書き換えると、そのまま送られます。</translation>
    </message>
    <message>
        <source>Write it from the scene again</source>
        <translation>シーンから書き直す</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>Empty: as many as the schedule has.</source>
        <translation>空欄ならスケジュールどおりです。</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>ステージ</translation>
    </message>
    <message>
        <source>What of the stage&apos;s own pictures of the shot it follows.</source>
        <translation>ステージが作る絵の何に従うかです。</translation>
    </message>
    <message>
        <source>LoRA…</source>
        <translation>LoRA…</translation>
    </message>
    <message>
        <source>Add LoRA weights</source>
        <translation>LoRAを加える</translation>
    </message>
    <message>
        <source>A .safetensors file for models of this family.</source>
        <translation>このファミリー用の.safetensorsファイルです。</translation>
    </message>
    <message>
        <source>nothing of the stage</source>
        <translation>ステージには従わない</translation>
    </message>
    <message>
        <source>the stage&apos;s first picture</source>
        <translation>ステージの最初の絵</translation>
    </message>
    <message>
        <source>its first and last picture</source>
        <translation>ステージの最初と最後の絵</translation>
    </message>
    <message>
        <source>pictures on the way</source>
        <translation>途中の絵（キーフレーム）</translation>
    </message>
    <message>
        <source>its movement, as a control</source>
        <translation>動き（コントロール）</translation>
    </message>
    <message>
        <source>how far everything is</source>
        <translation>奥行き</translation>
    </message>
    <message>
        <source>how everybody stands</source>
        <translation>人物のポーズ</translation>
    </message>
    <message>
        <source>its draft, gone over</source>
        <translation>下書きを描き直す</translation>
    </message>
    <message>
        <source>{name} is told this, in your words:</source>
        <translation>{name}に送るプロンプト（書き換え済み）：</translation>
    </message>
    <message>
        <source>{name} is told this:</source>
        <translation>{name}に送るプロンプト：</translation>
    </message>
    <message>
        <source>LoRA {name}, strength {strength}</source>
        <translation>LoRA「{name}」、強さ{strength}</translation>
    </message>
    <message>
        <source>LoRA weights</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
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
        <source>Write the shot first: then it can begin with a picture.</source>
        <translation>先にショットを書いてください。そうすれば画像から始められます。</translation>
    </message>
    <message>
        <source>LoRA weights are for models: choose one for this shot first.</source>
        <translation>LoRAはモデル用です。先にこのショットのモデルを選んでください。</translation>
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
        <source>Sound by</source>
        <translation>音の作り手</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Music by</source>
        <translation>音楽の作り手</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>歌詞</translation>
    </message>
    <message>
        <source>as the scene says</source>
        <translation>シーンのとおり</translation>
    </message>
    <message>
        <source>none: it is played, not sung</source>
        <translation>なし（歌のない演奏）</translation>
    </message>
    <message>
        <source>the studio</source>
        <translation>スタジオ</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>このパソコン</translation>
    </message>
    <message>
        <source>all that happens</source>
        <translation>起こることすべて</translation>
    </message>
    <message>
        <source>the air of the place</source>
        <translation>場所の空気だけ</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>ここにありません</translation>
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
