<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Details</name>
    <message>
        <source>On this computer</source>
        <translation>このパソコンでは</translation>
    </message>
    <message>
        <source>Ways to run it</source>
        <translation>動かし方</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>ライセンスを読む</translation>
    </message>
    <message>
        <source>Licence: {name}</source>
        <translation>ライセンス：{name}</translation>
    </message>
    <message>
        <source>By accepting you say that you are in none of these: {regions}.</source>
        <translation>承諾すると、次の地域にいないと認めたことになります：{regions}。</translation>
    </message>
    <message>
        <source>{sizes}; up to {seconds} s at {rate} frames a second</source>
        <translation>{sizes}、毎秒{rate}コマで{seconds}秒まで</translation>
    </message>
    <message>
        <source>up to {seconds} s</source>
        <translation>{seconds}秒まで</translation>
    </message>
    <message>
        <source>About {seconds} s.</source>
        <translation>約{seconds}秒。</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Pictures and sound together</source>
        <translation>映像と音を一緒に</translation>
    </message>
    <message>
        <source>Silent pictures</source>
        <translation>無音の映像</translation>
    </message>
    <message>
        <source>Directed by the stage</source>
        <translation>ステージが演出</translation>
    </message>
    <message>
        <source>Sound and music</source>
        <translation>音と音楽</translation>
    </message>
    <message>
        <source>Larger, more frames</source>
        <translation>拡大とコマ補間</translation>
    </message>
    <message>
        <source>from text</source>
        <translation>テキストから</translation>
    </message>
    <message>
        <source>from a first picture</source>
        <translation>最初の画像から</translation>
    </message>
    <message>
        <source>from first to last picture</source>
        <translation>最初と最後の画像から</translation>
    </message>
    <message>
        <source>keyframes</source>
        <translation>キーフレーム</translation>
    </message>
    <message>
        <source>extends a take</source>
        <translation>テイクを延長</translation>
    </message>
    <message>
        <source>retakes a part</source>
        <translation>一部を撮り直し</translation>
    </message>
    <message>
        <source>follows the stage</source>
        <translation>ステージに従う</translation>
    </message>
    <message>
        <source>references</source>
        <translation>参照画像</translation>
    </message>
    <message>
        <source>animates a person</source>
        <translation>人物を動かす</translation>
    </message>
    <message>
        <source>follows sound</source>
        <translation>音に従う</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>音付き</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>single pictures</source>
        <translation>静止画</translation>
    </message>
    <message>
        <source>sounds</source>
        <translation>効果音</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>enlarges</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>adds frames</source>
        <translation>コマを補う</translation>
    </message>
    <message>
        <source>{done} of {size} fetched</source>
        <translation>{size}のうち{done}を取得済み</translation>
    </message>
    <message>
        <source>runs anywhere</source>
        <translation>どこでも動きます</translation>
    </message>
    <message>
        <source>too large for this computer</source>
        <translation>このパソコンには大きすぎます</translation>
    </message>
    <message>
        <source>fits this computer</source>
        <translation>このパソコンで動きます</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>このパソコンにあります</translation>
    </message>
    <message>
        <source>shared with other programs</source>
        <translation>ほかのプログラムと共有</translation>
    </message>
    <message>
        <source>under a minute left</source>
        <translation>残り1分未満</translation>
    </message>
    <message>
        <source>{count} min left</source>
        <translation>残り{count}分</translation>
    </message>
    <message>
        <source>{count} h left</source>
        <translation>残り{count}時間</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Looking at what is here…</source>
        <translation>何があるか調べています…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>What was fetched is kept.</source>
        <translation>取得した分は残ります。</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Look whether all its files are what they were.</source>
        <translation>すべてのファイルが元のままか調べます。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Deletes the studio&apos;s own files; shared ones stay.</source>
        <translation>スタジオのファイルだけを消します。共有ファイルは残ります。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Verifying: {share} %</source>
        <translation>検証中：{share}%</translation>
    </message>
    <message>
        <source>Another model is being fetched.</source>
        <translation>ほかのモデルを取得しています。</translation>
    </message>
    <message>
        <source>Go on: {size} left</source>
        <translation>続きを取得：残り{size}</translation>
    </message>
    <message>
        <source>Accept the licence and get it: {size}</source>
        <translation>ライセンスを承諾して取得：{size}</translation>
    </message>
    <message>
        <source>Get it: {size}</source>
        <translation>取得：{size}</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>ハブに問い合わせています…</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>{size}のうち{done}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>All its files are well.</source>
        <translation>すべてのファイルに問題はありません。</translation>
    </message>
    <message>
        <source>{name} is removed: {size} are free again.</source>
        <translation>{name}を削除しました。{size}が空きました。</translation>
    </message>
</context>
<context>
    <name>NetworkRow</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Network for models</source>
        <translation>モデルのためのネットワーク</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>許可</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>速度の上限</translation>
    </message>
    <message>
        <source>{name} is set: nothing is fetched.</source>
        <translation>{name}が設定されているため、何も取得しません。</translation>
    </message>
    <message>
        <source>{count} MB/s at most</source>
        <translation>最大{count} MB/秒</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>最高速度</translation>
    </message>
</context>
</TS>
