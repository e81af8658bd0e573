<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>BringingPanel</name>
    <message>
        <source>Who or what it is</source>
        <translation>だれ、または何か</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>A pet</source>
        <translation>ペット</translation>
    </message>
    <message>
        <source>A thing</source>
        <translation>もの</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>何か</translation>
    </message>
    <message>
        <source>What it is called in prompts, after @</source>
        <translation>プロンプトでの呼び名（@ のあと）</translation>
    </message>
    <message>
        <source>dog, bicycle …</source>
        <translation>dog、bicycle など（英語）</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Photos or a video…</source>
        <translation>写真か動画…</translation>
    </message>
    <message>
        <source>Photos or a video</source>
        <translation>写真か動画</translation>
    </message>
    <message>
        <source>A recording of the voice…</source>
        <translation>声の録音…</translation>
    </message>
    <message>
        <source>A recording of the voice</source>
        <translation>声の録音</translation>
    </message>
    <message>
        <source>On to the camera</source>
        <translation>カメラの前へ</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Then the person themselves does the challenge in front of the camera: only they can allow it.</source>
        <translation>続けて、本人がカメラの前で確かめを受けます。許せるのは本人だけです。</translation>
    </message>
    <message>
        <source>No person may be in the pictures.</source>
        <translation>人が写っていない写真にしてください。</translation>
    </message>
    <message>
        <source>The files are being read.</source>
        <translation>ファイルを読んでいます。</translation>
    </message>
    <message>
        <source>@{handle} can be used in prompts.</source>
        <translation>@{handle} をプロンプトで使えます。</translation>
    </message>
</context>
<context>
    <name>Cameo</name>
    <message>
        <source>Look straight ahead</source>
        <translation>正面を見る</translation>
    </message>
    <message>
        <source>Look into the camera and keep still for a moment.</source>
        <translation>カメラを見て、少しのあいだ動かないでください。</translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation>左を向く</translation>
    </message>
    <message>
        <source>Turn your head to your left, and back.</source>
        <translation>顔を左に向けて、戻してください。</translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation>右を向く</translation>
    </message>
    <message>
        <source>Turn your head to your right, and back.</source>
        <translation>顔を右に向けて、戻してください。</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>上を見る</translation>
    </message>
    <message>
        <source>Lift your chin, and come back.</source>
        <translation>あごを上げて、戻してください。</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>まばたき</translation>
    </message>
    <message>
        <source>Close your eyes for a moment, or blink twice.</source>
        <translation>少し目を閉じるか、二度まばたきしてください。</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>笑った顔</translation>
    </message>
    <message>
        <source>Smile, as broadly as you like.</source>
        <translation>思いきり笑ってください。</translation>
    </message>
    <message>
        <source>Say the phrase</source>
        <translation>合言葉を声に出す</translation>
    </message>
    <message>
        <source>It shows that it is you, here and now, and not a recording.</source>
        <translation>録音ではなく、いまここにいる本人の声だと確かめます。</translation>
    </message>
    <message>
        <source>Read a line</source>
        <translation>せりふを読む</translation>
    </message>
    <message>
        <source>In the voice you have when you tell somebody something.</source>
        <translation>だれかに話すときの声で。</translation>
    </message>
    <message>
        <source>Match face and voice</source>
        <translation>顔と声を照らし合わせる</translation>
    </message>
    <message>
        <source>One person, alive, who did all of it themselves.</source>
        <translation>ひとりの生きた人が、すべて自分でしたこと。</translation>
    </message>
    <message>
        <source>Sign the consent</source>
        <translation>同意に署名する</translation>
    </message>
    <message>
        <source>Nothing is kept before you sign.</source>
        <translation>署名するまで、何も残しません。</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>自分だけ</translation>
    </message>
    <message>
        <source>Nobody else can open it, in any project.</source>
        <translation>ほかの人のプロジェクトでは開けません。</translation>
    </message>
    <message>
        <source>Chosen people</source>
        <translation>選んだ人</translation>
    </message>
    <message>
        <source>Handed over encrypted, to their own key.</source>
        <translation>相手の鍵で暗号化して渡します。</translation>
    </message>
    <message>
        <source>Mutual</source>
        <translation>おたがい</translation>
    </message>
    <message>
        <source>Those who let you use theirs may use yours.</source>
        <translation>相手も自分を許したときだけ使えます。</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>だれでも</translation>
    </message>
    <message>
        <source>Limits and expiry hold for all.</source>
        <translation>制限と期限は守られます。</translation>
    </message>
    <message>
        <source>No violence</source>
        <translation>暴力なし</translation>
    </message>
    <message>
        <source>No romance</source>
        <translation>恋愛なし</translation>
    </message>
    <message>
        <source>No nudity</source>
        <translation>裸なし</translation>
    </message>
    <message>
        <source>No politics</source>
        <translation>政治なし</translation>
    </message>
    <message>
        <source>No advertising</source>
        <translation>広告なし</translation>
    </message>
    <message>
        <source>No crime</source>
        <translation>犯罪なし</translation>
    </message>
    <message>
        <source>No alcohol</source>
        <translation>お酒なし</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>録画</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <source>permission changed</source>
        <translation>許可を変更</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>received</source>
        <translation>受け取り</translation>
    </message>
    <message>
        <source>used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} まで</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Cameos</source>
        <translation>カメオ</translation>
    </message>
    <message>
        <source>Record a cameo…</source>
        <translation>カメオを録る…</translation>
    </message>
    <message>
        <source>People, pets and things from pictures that are there.</source>
        <translation>手もとの写真や動画から、人、ペット、ものを。</translation>
    </message>
    <message>
        <source>From pictures…</source>
        <translation>写真から…</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>顔を見る</translation>
    </message>
    <message>
        <source>It lies encrypted, and is shown on demand only.</source>
        <translation>暗号化してあり、求めたときだけ見せます。</translation>
    </message>
    <message>
        <source>Write the package…</source>
        <translation>パッケージを書き出す…</translation>
    </message>
    <message>
        <source>Revoke and blank</source>
        <translation>取り消して空白にする</translation>
    </message>
    <message>
        <source>Blank frames stand where the clips were.</source>
        <translation>クリップのあった所は空白のコマになります。</translation>
    </message>
    <message>
        <source>Revoke and erase</source>
        <translation>取り消して消す</translation>
    </message>
    <message>
        <source>Takes and files are erased for good.</source>
        <translation>テイクもファイルも完全に消します。</translation>
    </message>
    <message>
        <source>Receive a package…</source>
        <translation>パッケージを受け取る…</translation>
    </message>
    <message>
        <source>Or a notice of revocation.</source>
        <translation>取り消しの通知も読みます。</translation>
    </message>
    <message>
        <source>Copy my invitation</source>
        <translation>自分の招待をコピー</translation>
    </message>
    <message>
        <source>Others need it to share a cameo with you.</source>
        <translation>ほかの人があなたにカメオを渡すのに要ります。</translation>
    </message>
    <message>
        <source>Consent record</source>
        <translation>同意の記録</translation>
    </message>
    <message>
        <source>What to see of it</source>
        <translation>何を見るか</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>許可</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>Where it is used</source>
        <translation>使っている所</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Ask the other person for their invitation (Copy my invitation, in their library) and paste it here. The package can be opened with their key alone, and carries the permission as a signed licence.</source>
        <translation>相手に招待（相手のカメオの一覧の「自分の招待をコピー」）をもらい、ここに貼ってください。パッケージは相手の鍵でしか開けず、許可は署名のあるライセンスとして中に入ります。</translation>
    </message>
    <message>
        <source>Their invitation</source>
        <translation>相手の招待</translation>
    </message>
    <message>
        <source>What will be gone</source>
        <translation>なくなるもの</translation>
    </message>
    <message>
        <source>No cameos yet.</source>
        <translation>カメオはまだありません。</translation>
    </message>
    <message>
        <source>Record yourself, or somebody who sits beside you: it takes two minutes.</source>
        <translation>自分か、となりにいる人を録ってみてください。2 分ほどです。</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自分のもの</translation>
    </message>
    <message>
        <source>of {key}</source>
        <translation>{key} のもの</translation>
    </message>
    <message>
        <source>recording {number}, {day}</source>
        <translation>録画 {number}、{day}</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隠しています</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>pet</source>
        <translation>ペット</translation>
    </message>
    <message>
        <source>thing</source>
        <translation>もの</translation>
    </message>
    <message>
        <source>All projects are being searched.</source>
        <translation>すべてのプロジェクトを探しています。</translation>
    </message>
    <message>
        <source>Nothing has been made with it in any project that is known.</source>
        <translation>知っているどのプロジェクトでも、まだ使っていません。</translation>
    </message>
    <message>
        <source>These will be gone for good: {all}.</source>
        <translation>次のものが完全になくなります：{all}。</translation>
    </message>
    <message>
        <source>The face, the voice and the recordings of @{handle} are erased, and a signed notice is written.</source>
        <translation>@{handle} の顔と声と録音を消し、署名のある通知を書きます。</translation>
    </message>
    <message>
        <source>It is somebody else&apos;s: it is erased on this computer.</source>
        <translation>ほかの人のものです。この PC から消します。</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>ほか {count} 件。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>takes</source>
        <translation>テイク</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>proxies</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>caches</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>thumbnails</source>
        <translation>サムネイル</translation>
    </message>
    <message>
        <source>exports</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>{name} can be handed over.</source>
        <translation>{name} を渡せます。</translation>
    </message>
    <message>
        <source>{names} was taken back by its owner.</source>
        <translation>{names} は持ち主が取り消しました。</translation>
    </message>
    <message>
        <source>The notice ends nothing that is here.</source>
        <translation>この通知に当たるものは、ここにはありません。</translation>
    </message>
    <message>
        <source>@{handle} can be used in prompts.</source>
        <translation>@{handle} をプロンプトで使えます。</translation>
    </message>
    <message>
        <source>Your invitation is on the clipboard. Send it to the other person.</source>
        <translation>招待をコピーしました。相手に送ってください。</translation>
    </message>
    <message>
        <source>@{handle} is revoked. {count} things are gone.</source>
        <translation>@{handle} を取り消しました。{count} 件がなくなりました。</translation>
    </message>
    <message>
        <source>Not all could be reached:</source>
        <translation>次のものには手が届きませんでした：</translation>
    </message>
    <message>
        <source>Send this notice to everybody who has it from you: {path}</source>
        <translation>渡した相手全員に、この通知を送ってください：{path}</translation>
    </message>
    <message>
        <source>The record is being checked.</source>
        <translation>記録を確かめています。</translation>
    </message>
    <message>
        <source>{count} lines. Each follows from those before it, and all are signed.</source>
        <translation>{count} 行。どの行も前の行につながり、すべて署名があります。</translation>
    </message>
    <message>
        <source>The record was changed from line {broken} on. What it says cannot be trusted.</source>
        <translation>記録は {broken} 行めから書き換えられています。内容は信用できません。</translation>
    </message>
</context>
<context>
    <name>LimitsCombo</name>
    <message>
        <source>Limits: {limits}</source>
        <translation>制限  {limits}</translation>
    </message>
</context>
<context>
    <name>PermitEditor</name>
    <message>
        <source>Until when it may be used</source>
        <translation>いつまで使ってよいか</translation>
    </message>
    <message>
        <source>What it may not be used for</source>
        <translation>使ってはいけないこと</translation>
    </message>
    <message>
        <source>Expires: never</source>
        <translation>期限  なし</translation>
    </message>
    <message>
        <source>Expires in 30 days</source>
        <translation>期限  30 日</translation>
    </message>
    <message>
        <source>Expires in 1 year</source>
        <translation>期限  1 年</translation>
    </message>
    <message>
        <source>Expires in 3 years</source>
        <translation>期限  3 年</translation>
    </message>
    <message>
        <source>Expires {day}</source>
        <translation>期限  {day}</translation>
    </message>
</context>
<context>
    <name>RecordingPanel</name>
    <message>
        <source>Live picture</source>
        <translation>いまの映像</translation>
    </message>
    <message>
        <source>Light, position and sound</source>
        <translation>明るさ、顔の位置、音</translation>
    </message>
    <message>
        <source>How loud it is</source>
        <translation>声の大きさ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>What it is called in prompts, after @</source>
        <translation>プロンプトでの呼び名（@ のあと）</translation>
    </message>
    <message>
        <source>In prompts you write @ and this word. Letters and digits, without blanks.</source>
        <translation>プロンプトには @ とこの語を書きます。文字と数字だけで、空白は入りません。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Who may use it</source>
        <translation>使ってよい人</translation>
    </message>
    <message>
        <source>can be changed later</source>
        <translation>あとで変えられます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>何も残しません。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>The system&apos;s own</source>
        <translation>システムのもの</translation>
    </message>
    <message>
        <source>Stay like that, look ahead and read it</source>
        <translation>そのまま、正面を見て読んでください</translation>
    </message>
    <message>
        <source>Recording {time}</source>
        <translation>録画中  {time}</translation>
    </message>
    <message>
        <source>The camera is being opened.</source>
        <translation>カメラを開いています。</translation>
    </message>
    <message>
        <source>The camera is off again.</source>
        <translation>カメラは切りました。</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>カメラは切ってあります。</translation>
    </message>
    <message>
        <source>good</source>
        <translation>よい</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>直せます</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>顔の位置</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>まわりの音</translation>
    </message>
    <message>
        <source>See the advice</source>
        <translation>映像の助言を見てください</translation>
    </message>
    <message>
        <source>The microphone hears you</source>
        <translation>声は十分に届いています</translation>
    </message>
    <message>
        <source>It is quiet</source>
        <translation>静かです</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>残り {seconds} 秒</translation>
    </message>
    <message>
        <source>Time ran out. Do this step again.</source>
        <translation>時間が切れました。この手順をやり直してください。</translation>
    </message>
    <message>
        <source>another each time</source>
        <translation>毎回変わります</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>いますること</translation>
    </message>
    <message>
        <source>Face, voice and phrase are being compared. It takes some seconds.</source>
        <translation>顔と声と合言葉を照らし合わせています。数秒かかります。</translation>
    </message>
    <message>
        <source>This could not be accepted</source>
        <translation>受け入れられませんでした</translation>
    </message>
    <message>
        <source>@{handle} is kept, encrypted, on this computer. Write @{handle} in a prompt.</source>
        <translation>@{handle} を暗号化してこの PC に保存しました。プロンプトに @{handle} と書いてください。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>できました</translation>
    </message>
    <message>
        <source>I am {name}, this is my face and my voice, and I allow them to be used as it says at the right. I can change this and take it back at any time.</source>
        <translation>私は {name} です。これは私の顔と声で、右にあるとおりに使うことを許します。いつでも変えられ、取り消せます。</translation>
    </message>
    <message>
        <source>Open the camera</source>
        <translation>カメラを開く</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>始める</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>はじめから</translation>
    </message>
    <message>
        <source>Sign and keep</source>
        <translation>署名して残す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>It goes on by itself when the step is done.</source>
        <translation>手順が終わると、ひとりでに進みます。</translation>
    </message>
    <message>
        <source>Do this step again</source>
        <translation>この手順をやり直す</translation>
    </message>
    <message>
        <source>A line is then another one.</source>
        <translation>せりふは別のものになります。</translation>
    </message>
    <message>
        <source>Of the recording only the pictures and lines that make the cameo were kept.</source>
        <translation>録画のうち、カメオに要る写真とせりふだけを残しました。</translation>
    </message>
    <message>
        <source>Revoked, every take that was made with this cameo can be found and erased.</source>
        <translation>取り消すと、このカメオを使ったテイクもすべて見つけて消せます。</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
</context>
</TS>
