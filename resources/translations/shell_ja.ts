<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AboutSheet</name>
    <message>
        <source>A film studio on your own machine: write shots, see and hear them, refine them.</source>
        <translation>自分のパソコンで使う映画スタジオです。ショットを書き、見て、聞いて、仕上げます。</translation>
    </message>
    <message>
        <source>Its source is under the Apache License 2.0. It sends nothing anywhere and counts nobody.</source>
        <translation>ソースは Apache License 2.0 です。どこにも何も送らず、利用を数えません。</translation>
    </message>
    <message>
        <source>It stands on Qt for Python (LGPL-3.0), FFmpeg by way of PyAV, MuJoCo, numba, Open JTalk, data of MakeHuman, JMdict and WordNet, and the fonts Inter and Noto Sans JP (SIL OFL 1.1).</source>
        <translation>Qt for Python（LGPL-3.0）、PyAV を通した FFmpeg、MuJoCo、numba、Open JTalk、MakeHuman・JMdict・WordNet のデータ、フォント Inter と Noto Sans JP（SIL OFL 1.1）に支えられています。</translation>
    </message>
    <message>
        <source>Licences in full</source>
        <translation>ライセンス全文</translation>
    </message>
</context>
<context>
    <name>Balloon</name>
    <message>
        <source>Leave the tour</source>
        <translation>案内を終える</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
</context>
<context>
    <name>Cameos</name>
    <message>
        <source>A cameo from pictures</source>
        <translation>写真からカメオ</translation>
    </message>
    <message>
        <source>Cameos</source>
        <translation>カメオ</translation>
    </message>
    <message>
        <source>Record a cameo</source>
        <translation>カメオを録る</translation>
    </message>
    <message>
        <source>Cameos are not installed.</source>
        <translation>カメオは入っていません。</translation>
    </message>
</context>
<context>
    <name>ClosingSheet</name>
    <message>
        <source>A take is being made.</source>
        <translation>テイクを作っています。</translation>
    </message>
    <message>
        <source>A take is being made, and one more waits.</source>
        <translation>テイクを作っています。ほかに 1 件待っています。</translation>
    </message>
    <message>
        <source>A take is being made, and {count} more wait.</source>
        <translation>テイクを作っています。ほかに {count} 件待っています。</translation>
    </message>
    <message>
        <source>If you leave now, the work begins again when this project is opened next time.</source>
        <translation>いま離れると、次にこのプロジェクトを開いたときに作業を再開します。</translation>
    </message>
    <message>
        <source>Leave, go on next time</source>
        <translation>離れて、次回に続ける</translation>
    </message>
    <message>
        <source>Leave and forget the work</source>
        <translation>離れて、作業をやめる</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>とどまる</translation>
    </message>
</context>
<context>
    <name>EmptyShot</name>
    <message>
        <source>Shot</source>
        <translation>ショット</translation>
    </message>
    <message>
        <source>When you write a shot, I show here how I read it. Everything I guess, you can change.</source>
        <translation>ショットを書くと、どう読んだかをここに出します。推定したことは、どれも直せます。</translation>
    </message>
    <message>
        <source>You write</source>
        <translation>書いた文</translation>
    </message>
    <message>
        <source>A dog runs along the beach at sunset</source>
        <translation>夕焼けの浜辺を犬が走る</translation>
    </message>
    <message>
        <source>I read</source>
        <translation>こう読みました</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれ</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>犬</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>動き</translation>
    </message>
    <message>
        <source>run</source>
        <translation>走る</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>どこ</translation>
    </message>
    <message>
        <source>beach</source>
        <translation>浜辺</translation>
    </message>
    <message>
        <source>sunset</source>
        <translation>夕焼け</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>天気</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>晴れ</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>追う</translation>
    </message>
    <message>
        <source>Every shot moves through four states</source>
        <translation>ショットは 4 つの段階を進みます</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>文だけ</translation>
    </message>
    <message>
        <source>a first picture with sound</source>
        <translation>最初の映像と音</translation>
    </message>
    <message>
        <source>the take you chose</source>
        <translation>選んだテイク</translation>
    </message>
    <message>
        <source>rendered at full quality</source>
        <translation>最高画質で仕上げたもの</translation>
    </message>
</context>
<context>
    <name>EmptyStoryboard</name>
    <message>
        <source>Storyboard</source>
        <translation>絵コンテ</translation>
    </message>
    <message>
        <source>Each card is one shot. Drag to reorder, split or merge.</source>
        <translation>カード 1 枚が 1 ショットです。ドラッグで並べ替え、分けたりつないだりできます。</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>書き出すものがまだありません。</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>「{name}」を書き出す</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>{name} waits to be exported.</source>
        <translation>{name} の書き出しを一時停止しています。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>{name} is being exported.</source>
        <translation>{name} を書き出しています。</translation>
    </message>
    <message>
        <source>Stop exporting</source>
        <translation>書き出しを中止</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was left behind.</source>
        <translation>書き出しを中止しました。途中のファイルは残っていません。</translation>
    </message>
    <message>
        <source>{name} is exported.</source>
        <translation>{name} を書き出しました。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>フォルダーを開く</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Everything is on disk already.</source>
        <translation>すべて保存済みです。</translation>
    </message>
    <message>
        <source>My film</source>
        <translation>わたしの映画</translation>
    </message>
    <message>
        <source>{name} is nothing that a film is made of.</source>
        <translation>{name} は映画の材料になりません。</translation>
    </message>
    <message>
        <source>Drop video, sound, images, a script (.fountain, .txt), a figure (.glb), a project folder.</source>
        <translation>動画・音声・画像・台本（.fountain、.txt）・3Dモデル（.glb）・プロジェクトフォルダーを置いてください。</translation>
    </message>
    <message>
        <source>Make a shot of its words</source>
        <translation>この文でショットを作る</translation>
    </message>
    <message>
        <source>Use it for this shot</source>
        <translation>このショットに使う</translation>
    </message>
    <message>
        <source>Put it among the files</source>
        <translation>素材に加える</translation>
    </message>
    <message>
        <source>{name} remembers how it was made.</source>
        <translation>{name} は作り方を覚えています。</translation>
    </message>
    <message>
        <source>The copy is in {folder}.</source>
        <translation>コピーを {folder} に保存しました。</translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>コピーを開く</translation>
    </message>
</context>
<context>
    <name>FinalsSheet</name>
    <message>
        <source>There is no queue here.</source>
        <translation>ここにはキューがありません。</translation>
    </message>
    <message>
        <source>Render finals</source>
        <translation>最終版を作る</translation>
    </message>
    <message>
        <source>These finals are in the queue already.</source>
        <translation>これらの最終版はすでにキューにあります。</translation>
    </message>
    <message>
        <source>1 final is queued.</source>
        <translation>最終版1件をキューに入れました。</translation>
    </message>
    <message>
        <source>{count} finals are queued.</source>
        <translation>最終版{count}件をキューに入れました。</translation>
    </message>
    <message>
        <source>They begin between {begin} and {end}.</source>
        <translation>{begin}から{end}の間に始まります。</translation>
    </message>
    <message>
        <source>{count} were in the queue already.</source>
        <translation>{count}件はすでにキューにありました。</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>キューを表示</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Preset</source>
        <translation>キーの組</translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation>コマンドやキーを探す</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>どこ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>コマンドとキー</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>元のキー</translation>
    </message>
    <message>
        <source>Choose a command, go to the field and press its new keys.</source>
        <translation>コマンドを選び、入力欄で新しいキーを押してください。</translation>
    </message>
    <message>
        <source>Press the new keys here</source>
        <translation>ここで新しいキーを押す</translation>
    </message>
    <message>
        <source>{key} is wanted by “{other}” as well.</source>
        <translation>{key} は「{other}」にも割り当てられています。</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>そちらから外す</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>そちらに残す</translation>
    </message>
</context>
<context>
    <name>LeftSide</name>
    <message>
        <source>Storyboard</source>
        <translation>絵コンテ</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>素材</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Top bar</source>
        <translation>上のバー</translation>
    </message>
    <message>
        <source>Job bar</source>
        <translation>作業バー</translation>
    </message>
    <message>
        <source>A fault of ours: {error}</source>
        <translation>Ekonte の不具合です：{error}</translation>
    </message>
    <message>
        <source>It was written to a report. What you made is on disk.</source>
        <translation>報告書に書き留めました。作ったものは保存されています。</translation>
    </message>
    <message>
        <source>About Ekonte</source>
        <translation>Ekonte について</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>名称未設定</translation>
    </message>
    <message>
        <source>{name} – Ekonte</source>
        <translation>{name} – Ekonte</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>読み取り専用</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>Undo “{edit}”</source>
        <translation>「{edit}」を取り消す</translation>
    </message>
    <message>
        <source>Redo “{edit}”</source>
        <translation>「{edit}」をやり直す</translation>
    </message>
    <message>
        <source>Cast and sets</source>
        <translation>出演とセット</translation>
    </message>
    <message>
        <source>History and versions</source>
        <translation>作業履歴とバージョン</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>保存されていません</translation>
    </message>
    <message>
        <source>A take is being made</source>
        <translation>テイクを作っています</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーの割り当て</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>ショット</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>テイク</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近のプロジェクト</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>まだありません</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Models are not installed.</source>
        <translation>モデルは利用できません。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>{name} is here: {size}.</source>
        <translation>{name}を取得しました（{size}）。</translation>
    </message>
    <message>
        <source>Show models</source>
        <translation>モデルを表示</translation>
    </message>
</context>
<context>
    <name>NoteStack</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>Another program has changed this project. You see it as it is now.</source>
        <translation>ほかのプログラムがこのプロジェクトを変えました。いまの状態を表示しています。</translation>
    </message>
</context>
<context>
    <name>OwnSubjects</name>
    <message>
        <source>It has a person’s bones: it walks, waves and dances as people do.</source>
        <translation>人と同じ骨格があるので、人のように歩き、手を振り、踊ります。</translation>
    </message>
    <message>
        <source>It moves by its own animations.</source>
        <translation>ファイル自身のアニメーションで動きます。</translation>
    </message>
    <message>
        <source>It is a thing: it stands, falls and rolls.</source>
        <translation>物として、立ち、落ち、転がります。</translation>
    </message>
    <message>
        <source>Write “{name}” in a prompt, and it plays.</source>
        <translation>プロンプトに「{name}」と書くと登場します。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a command</source>
        <translation>コマンドを探す</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>見つかったコマンド</translation>
    </message>
    <message>
        <source>No command is called that. Try another word, in English or Japanese.</source>
        <translation>その名前のコマンドはありません。英語か日本語の別の言葉で試してください。</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>Everywhere</source>
        <translation>どこでも</translation>
    </message>
    <message>
        <source>Outside text</source>
        <translation>文字入力以外</translation>
    </message>
    <message>
        <source>Storyboard</source>
        <translation>絵コンテ</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>ショット</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>モニター</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>テイク</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作業</translation>
    </message>
</context>
<context>
    <name>Returns</name>
    <message>
        <source>There is no cut yet to compare with.</source>
        <translation>比べるカットがまだありません。</translation>
    </message>
    <message>
        <source>Back from another editor</source>
        <translation>ほかの編集ソフトから</translation>
    </message>
    <message>
        <source>The cut is back.</source>
        <translation>カットを取り込みました。</translation>
    </message>
</context>
<context>
    <name>RightSide</name>
    <message>
        <source>Shot</source>
        <translation>ショット</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>クリップ</translation>
    </message>
</context>
<context>
    <name>SystemChoosers</name>
    <message>
        <source>What do prompts call it? Several names, in any language: robot, ロボット</source>
        <translation>プロンプトでの呼び名は？（複数可・どの言語でも。例: robot, ロボット）</translation>
    </message>
    <message>
        <source>A subject of your own</source>
        <translation>自分で持ち込むもの</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>Scripts ({endings})</source>
        <translation>脚本 ({endings})</translation>
    </message>
    <message>
        <source>Import a script</source>
        <translation>脚本を読み込む</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>コピーを保存</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>書き出し先</translation>
    </message>
    <message>
        <source>Cuts ({endings})</source>
        <translation>カット（{endings}）</translation>
    </message>
    <message>
        <source>Bring back a cut</source>
        <translation>編集されたカットを取り込む</translation>
    </message>
    <message>
        <source>Cameos and notices (*.cameo *.revoked)</source>
        <translation>カメオと通知 (*.cameo *.revoked)</translation>
    </message>
    <message>
        <source>Receive a cameo</source>
        <translation>カメオを受け取る</translation>
    </message>
    <message>
        <source>Share a cameo</source>
        <translation>カメオを渡す</translation>
    </message>
    <message>
        <source>Pictures and videos (*.jpg *.jpeg *.png *.webp *.mp4 *.mov *.mkv *.webm)</source>
        <translation>写真と動画 (*.jpg *.jpeg *.png *.webp *.mp4 *.mov *.mkv *.webm)</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>写真を選ぶ</translation>
    </message>
    <message>
        <source>Recordings (*.wav *.flac *.mp3 *.m4a *.ogg *.mp4 *.mov)</source>
        <translation>録音 (*.wav *.flac *.mp3 *.m4a *.ogg *.mp4 *.mov)</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>録音を選ぶ</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Find a command</source>
        <translation>コマンドを探す</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近のプロジェクト</translation>
    </message>
    <message>
        <source>Network off</source>
        <translation>通信なし</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>このパソコンから何も送りません。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Exporting {percent} %</source>
        <translation>書き出し中 {percent} %</translation>
    </message>
    <message>
        <source>Nothing to export yet.</source>
        <translation>まだ書き出すものがありません。</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The story, shot by shot</source>
        <translation>物語を 1 ショットずつ</translation>
    </message>
    <message>
        <source>Each card is one shot of the sample. Arrows move through them; drag, or Alt and arrows, puts them in order.</source>
        <translation>カード 1 枚が見本の 1 ショットです。矢印キーで移り、ドラッグか Alt と矢印キーで並べ替えます。</translation>
    </message>
    <message>
        <source>Write what should be seen and heard</source>
        <translation>見えるもの、聞こえるものを書く</translation>
    </message>
    <message>
        <source>Below your words stands how I read them. A solid chip was said, a dashed one is my guess: press it to change it.</source>
        <translation>文の下に、どう読んだかが出ます。実線は文にあること、破線は推定です。押すと直せます。</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>The red button, or Ctrl and Enter while you write, makes a take: picture and sound together. A draft takes seconds.</source>
        <translation>赤いボタンか、書きながら Ctrl と Enter で、映像と音がそろったテイクができます。下書きなら数秒です。</translation>
    </message>
    <message>
        <source>See and hear it</source>
        <translation>見て、聞く</translation>
    </message>
    <message>
        <source>Space plays. J, K and L shuttle, the arrows go frame by frame, I and O mark a stretch.</source>
        <translation>スペースで再生します。J・K・L で早送りと逆再生、矢印でコマ送り、I と O で区間を決めます。</translation>
    </message>
    <message>
        <source>Take by take</source>
        <translation>テイクを重ねる</translation>
    </message>
    <message>
        <source>Every result stays, with its whole recipe. Rate with 1 to 5, compare two with Alt and C, approve one with Alt and A.</source>
        <translation>結果は作り方ごとすべて残ります。1〜5 で評価し、Alt と C で 2 つを比べ、Alt と A で承認します。</translation>
    </message>
    <message>
        <source>Work in hand</source>
        <translation>進んでいる作業</translation>
    </message>
    <message>
        <source>Takes are made one after the other while you go on writing. Here you see how far they are.</source>
        <translation>書き続けている間に、テイクが順に作られます。どこまで進んだかはここで分かります。</translation>
    </message>
    <message>
        <source>Everything has a name</source>
        <translation>すべてに名前がある</translation>
    </message>
    <message>
        <source>Ctrl, Shift and P finds every command in English or Japanese, with its key. F6 walks through the panels, Esc leads back to the prompt.</source>
        <translation>Ctrl と Shift と P で、どのコマンドも英語か日本語で探せ、キーも分かります。F6 でパネルを巡り、Esc で文に戻ります。</translation>
    </message>
    <message>
        <source>Go on with the tour</source>
        <translation>案内の続きを見る</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>案内を見る</translation>
    </message>
    <message>
        <source>A tour of five minutes shows the whole way from words to a film.</source>
        <translation>5 分の案内で、文から映画になるまでをひととおり見られます。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>あとで</translation>
    </message>
    <message>
        <source>That was the tour. Help shows it again.</source>
        <translation>案内はここまでです。ヘルプからもう一度見られます。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>What do we see first?</source>
        <translation>最初に何が見えますか？</translation>
    </message>
    <message>
        <source>Describe one shot. You will see and hear it in about fifteen seconds.</source>
        <translation>ショットを 1 つ書いてください。15 秒ほどで見て聞けます。</translation>
    </message>
    <message>
        <source>A black cat walks toward the camera down a narrow Tokyo alley at dusk, slow dolly in</source>
        <translation>夕暮れの東京の路地を、黒猫がカメラに向かって歩いてくる。カメラがゆっくり寄る</translation>
    </message>
    <message>
        <source>Prompt of the first shot</source>
        <translation>最初のショットの文</translation>
    </message>
    <message>
        <source>Write what should be seen first.</source>
        <translation>最初に見えるものを書いてください。</translation>
    </message>
    <message>
        <source>Style from the words</source>
        <translation>画風は文から</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>As long as it needs</source>
        <translation>長さはおまかせ</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>画風</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>例</translation>
    </message>
    <message>
        <source>A dog on the beach, sunset</source>
        <translation>夕焼けの浜辺を走る犬</translation>
    </message>
    <message>
        <source>A glass falls and shatters</source>
        <translation>コップが落ちて割れる</translation>
    </message>
    <message>
        <source>雨上がりの渋谷を歩く女性</source>
        <translation>雨上がりの渋谷を歩く女性</translation>
    </message>
    <message>
        <source>Paste a script</source>
        <translation>脚本を貼り付ける</translation>
    </message>
    <message>
        <source>One paragraph becomes one shot. Fountain and plain text work, in English or Japanese.</source>
        <translation>段落 1 つが 1 ショットになります。Fountain も普通の文も、日本語でも英語でも使えます。</translation>
    </message>
    <message>
        <source>6 shots, 40 s</source>
        <translation>6 ショット・40 秒</translation>
    </message>
    <message>
        <source>With a five-minute tour, if you like.</source>
        <translation>5 分の案内も付けられます。</translation>
    </message>
    <message>
        <source>You can also drop a script or an earlier take anywhere in this window.</source>
        <translation>脚本や以前のテイクを、このウインドウのどこにでもドロップできます。</translation>
    </message>
    <message>
        <source>I am reading it.</source>
        <translation>読んでいます。</translation>
    </message>
    <message>
        <source>You pasted {count} paragraphs.</source>
        <translation>{count} 段落を貼り付けました。</translation>
    </message>
    <message>
        <source>Make one shot of each</source>
        <translation>1 段落を 1 ショットにする</translation>
    </message>
    <message>
        <source>Keep them as one shot</source>
        <translation>1 つのショットのままにする</translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <source>Picture and voice do not leave this computer</source>
        <translation>映像も声も、この PC から出ません</translation>
    </message>
</context>
</TS>
