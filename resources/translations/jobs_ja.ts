<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Commands</name>
    <message>
        <source>Pause or resume the queue</source>
        <translation>生成を一時停止／再開</translation>
    </message>
    <message>
        <source>Stop the job in work</source>
        <translation>いまの生成を止める</translation>
    </message>
    <message>
        <source>Stop or forget the job</source>
        <translation>止める／一覧から外す</translation>
    </message>
    <message>
        <source>Try the job again</source>
        <translation>もう一度生成する</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>順番を前へ</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>順番を後ろへ</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>記録を見る</translation>
    </message>
    <message>
        <source>Clear finished jobs</source>
        <translation>終わったものを片づける</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Work</source>
        <translation>作業</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>一覧を開く</translation>
    </message>
    <message>
        <source>1 failed</source>
        <translation>失敗 1 件</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>失敗 {count} 件</translation>
    </message>
    <message>
        <source>1 waiting</source>
        <translation>待ち 1 件</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>待ち {count} 件</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>一時停止中です</translation>
    </message>
    <message>
        <source>The stage needs no GPU, no download and no network.</source>
        <translation>ステージは GPU もダウンロードも通信も使いません。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>生成を再開</translation>
    </message>
    <message>
        <source>Pause the queue after this job</source>
        <translation>いまの生成が終わったら一時停止</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>{count} takes are ready</source>
        <translation>テイクが {count} 本できました</translation>
    </message>
    <message>
        <source>{count} takes are ready, {failed} could not be made</source>
        <translation>テイクが {count} 本できました。{failed} 本はできませんでした</translation>
    </message>
    <message>
        <source>Speaking the lines</source>
        <translation>せりふを吹き込み中</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>段取り中</translation>
    </message>
    <message>
        <source>Building the set</source>
        <translation>セットを組み立て中</translation>
    </message>
    <message>
        <source>Casting and blocking</source>
        <translation>配役と立ち位置を決めています</translation>
    </message>
    <message>
        <source>Making the sound</source>
        <translation>音を作成中</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>The picture emerges</source>
        <translation>絵が浮かび上がっています</translation>
    </message>
    <message>
        <source>Filming</source>
        <translation>撮影中</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>ファイルに書き出し中</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>仕上げ</translation>
    </message>
    <message>
        <source>Shot {shot}</source>
        <translation>ショット {shot}</translation>
    </message>
    <message>
        <source>Shot {shot} · Take {take}</source>
        <translation>ショット {shot}・テイク {take}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止しています</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>できました</translation>
    </message>
    <message>
        <source>The worker was lost</source>
        <translation>作業プロセスが終了しました</translation>
    </message>
    <message>
        <source>Could not be made</source>
        <translation>できませんでした</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>止めました</translation>
    </message>
    <message>
        <source>{done} / {total} steps</source>
        <translation>{done} / {total} ステップ</translation>
    </message>
    <message>
        <source>{done} / {total} frames</source>
        <translation>{done} / {total} コマ</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>残り {seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>残り {minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>残り {hours} 時間 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Queue</source>
        <translation>生成一覧</translation>
    </message>
    <message>
        <source>Alt and arrows put what waits in another order.</source>
        <translation>Alt と矢印で、待っているものの順番を変えられます。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>終わったものを片づける</translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation>生成中のものはありません</translation>
    </message>
    <message>
        <source>What you generate is made here, one take after the other, while you go on writing.</source>
        <translation>「生成」したテイクは、書き続けているあいだに、ここで一本ずつ作られます。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>生成を再開</translation>
    </message>
    <message>
        <source>Pause the queue after this job</source>
        <translation>いまの生成が終わったら一時停止</translation>
    </message>
    <message>
        <source>This job left no log</source>
        <translation>この生成には記録がありません</translation>
    </message>
</context>
</TS>
