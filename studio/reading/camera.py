"""The language of camera and lens, in English and Japanese: what is said is taken out of the text and kept."""

import re
from dataclasses import dataclass, field
from typing import cast

from studio.project.scene import Angle, Camera, CameraMove, Motion, ShotSize

SPEED_EN = (
    r"(?:(?:very |extremely )?(?:slow(?:ly)?|fast|quick(?:ly)?|rapid(?:ly)?|gradual(?:ly)?|gentl[ey]|"
    r"smooth(?:ly)?|sweeping|steady|steadily|subtle|subtly|sudden(?:ly)?|swift(?:ly)?|dramatic(?:ally)?|"
    r"whip)[ ,-]+)*"
)
SPEED_JA = (
    r"(?:ゆっくりと?|ゆったりと?|静かに|滑らかに|素早く|急に|一気に|速く|徐々に|少しずつ|じわじわと?"
    r"|大きく|ぐるりと|そっと|勢いよく|ぐっと|スーッと|だんだん)?"
)
THE_CAMERA = (
    r"(?:(?:(?:with )?the (?:camera|shot|view|lens|drone)|(?<!a )\bcamera)(?: is| then| begins to| starts to)?[ ,]+)"
)
CAMERA_JA = r"カメラ[がはをも、]*(?:[^、。「」]{0,10}?(?:から|に合わせて|と一緒に|の周りを|を中心に))?"
TAIL_JA = (
    r"(?:て(?:いくと?|いき|いく|ゆく|いって|くると?|きて)?|ていると?|ながら|ると?|と|く(?:と)?"
    r"|いて(?:いく(?:と)?|いき)?|っていく(?:と)?|って)?"
)

Pattern = tuple[str, str]

MOVES_EN: tuple[Pattern, ...] = (
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:dolly|dollies|push(?:es)?|mov(?:es?|ing)|track(?:s)?|creep(?:s)?|"
        rf"glid(?:es?|ing)|drift(?:s)?|pushing|dollying|tracking)[ ,]*{SPEED_EN}(?:in(?: on| to| toward)?|"
        rf"closer|forward|forwards|toward|towards|into)\b",
        "dolly_in",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:dolly|dollies|pull(?:s|ing)?|mov(?:es?|ing)|track(?:s|ing)?|back(?:s|ing)?|"
        rf"retreats?|draws?|drifts?)[ ,]*{SPEED_EN}(?:back|away|out|backward|backwards|off)\b(?: to reveal|"
        rf" from)?",
        "dolly_out",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:glid|float|fl|snak|weav|skim|travel|mov|push|drift)(?:e?s|ies|ing) "
        rf"(?=(?:\w+ly )?(?:through|down|between|into|over|inside)\b)",
        "dolly_in",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:glid|float|skim|travel|mov|drift|slid)(?:e?s|ing) "
        rf"(?=(?:\w+ly )?(?:past|along|across|at \w+ height)\b)",
        "truck_right",
    ),
    (rf"{SPEED_EN}(?:dolly|push|track)(?:ing)?[ -]?in(?:ward)?(?: shot| move(?:ment)?)?\b", "dolly_in"),
    (
        rf"{SPEED_EN}(?:(?:dolly|pull|track)(?:ing)?[ -]?(?:out|back)|pullback)(?: shot|"
        rf" move(?:ment)?)?\b(?: to reveal)?",
        "dolly_out",
    ),
    (r"\b(?:dolly[- ]zoom|vertigo (?:shot|effect|zoom))\b(?: (?:on|of|in on))?", "dolly_in"),
    (r"\b(?:crash|snap|slow|quick|fast|sudden)[ -]zoom\b(?: (?:on|to|into|in on|in))?", "zoom_in"),
    (r"\b(?:dolly[- ]zoom|vertigo (?:shot|effect|zoom))\b(?: (?:on|of|in on))?", "dolly_in"),
    (r"\b(?:crash|snap|slow|quick|fast|sudden)[ -]zoom\b(?: (?:on|to|into|in on|in))?", "zoom_in"),
    (rf"{THE_CAMERA}?{SPEED_EN}(?:crash )?zoom(?:s|ing)?[ -]{SPEED_EN}(?:in|closer)(?: on| to)?\b", "zoom_in"),
    (rf"{THE_CAMERA}?{SPEED_EN}zoom(?:s|ing)?[ -]{SPEED_EN}(?:out|back|away)\b", "zoom_out"),
    (rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)?(?: shot)?[ -]{SPEED_EN}(?:from right )?(?:to the )?left\b", "pan_left"),
    (
        rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)?(?: shot)?[ -]{SPEED_EN}(?:from left )?(?:to the )?right\b",
        "pan_right",
    ),
    (
        rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)? up\b|{THE_CAMERA}?{SPEED_EN}tilt(?:s|"
        rf"ing)?[ -]{SPEED_EN}up(?:ward)?\b",
        "tilt_up",
    ),
    (
        rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)? down\b|{THE_CAMERA}?{SPEED_EN}tilt(?:s|"
        rf"ing)?[ -]{SPEED_EN}down(?:ward)?\b",
        "tilt_down",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:truck|track|slid|mov|trave?l+|glid)(?:e?s|"
        rf"ing)?[ -]{SPEED_EN}(?:to the )?left\b|{SPEED_EN}(?:truck|track)(?:s|ing)?[ -](?:to the )?left\b",
        "truck_left",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:truck|track|slid|mov|trave?l+|glid)(?:e?s|"
        rf"ing)?[ -]{SPEED_EN}(?:to the )?right\b|{SPEED_EN}(?:truck|track)(?:s|ing)?[ -](?:to the )?right\b",
        "truck_right",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:crane|ris|lift|ascend|mov|boom|fl)(?:e?s|ying|ies|"
        rf"ing)?[ ,]*{SPEED_EN}(?:up|upward|upwards|above|overhead)\b|{THE_CAMERA}{SPEED_EN}(?:rises|ascends|"
        rf"rising)\b|{SPEED_EN}(?:crane|boom|jib)(?:s|ing)?[ -]up(?: shot)?\b|\bcrane shot\b|\brising shot\b|"
        rf"\ba (?:drone|crane) (?:rises|ascends|climbs)\b(?: up)?(?: from| over| above)?",
        "crane_up",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:crane|lower|descend|mov|boom|sink)(?:e?s|ing)?[ ,]*{SPEED_EN}(?:down|"
        rf"downward)\b|{THE_CAMERA}{SPEED_EN}(?:descends|lowers|descending)\b|{SPEED_EN}(?:crane|boom|jib)(?:s|"
        rf"ing)?[ -]down(?: shot)?\b",
        "crane_down",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:orbit|circle|rotat|revolv|spin|arc|swirl|circl)(?:e?s|"
        rf"ing)?{SPEED_EN}(?: {SPEED_EN}around)?\b|{SPEED_EN}(?:orbit(?:al|ing)?|arc|360(?:-degree|"
        rf"°)?) (?:shot|move|camera|around)\b|\borbiting\b(?= shot| camera)|\b360[ -]degree (?:shot|view)\b|"
        rf"(?:^|, )(?:slow )?orbit(?: around)?(?= |$)",
        "orbit",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:whip[- ]?)?(?:pan|turn|swing|mov)(?:e?s|n?ing)? to "
        rf"(?:follow|track|keep up with)\b|"
        rf"{THE_CAMERA}{SPEED_EN}(?:follow|chas|track|trail)(?:e?s|ing)?(?: along| behind| after)?\b|"
        rf"\bdrone (?:chase|follow)(?:s|ing)?\b|"
        rf"{SPEED_EN}(?:tracking|follow|following|steadicam) (?:shot|cam(?:era)?)(?: of| following)?\b|"
        rf"\bsteadicam\b",
        "follow",
    ),
    (
        r"\b(?:shot (?:on|with) (?:a )?)?(?:shaky[ -]|jerky )?(?:hand[ -]?held|shaky)(?: camera| shot|"
        r" footage| style| cam)?\b|\bshaky[ -]?cam\b|\bpov\b(?: shot)?(?: of)?:?",
        "handheld",
    ),
    (
        r"\b(?:static|locked[ -]off|locked|fixed|stationary|still|tripod)[ -](?:shot|camera|frame)\b|"
        r"(?<=, )static(?=[,.]|$)|\bstatic(?=,? (?:extreme[ -])?(?:wide|medium|close|full|long)\b)|"
        r"\blocked[ -]off\b|\b(?:the )?camera (?:is |stays |remains |holds )(?:still|static|fixed|locked)\b|"
        r"\bon a tripod\b",
        "static",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:sweep|pan|swing)(?:s|ning|ing)?(?: {SPEED_EN}(?:across|over|around|"
        rf"along))?\b|{SPEED_EN}(?:pan(?:ning)?) (?:shot|across)\b|\bwhip pan\b",
        "pan_right",
    ),
    (rf"{THE_CAMERA}{SPEED_EN}(?:tilts?)\b", "tilt_up"),
)

MOVES_JA: tuple[Pattern, ...] = (
    (
        rf"{SPEED_JA}{CAMERA_JA}{SPEED_JA}(?:後ろに|後方に|手前に)?(?:引い|引き|引く|下がっ|下がり|下がる|離れ|後退し|後退する|遠ざか(?:っ|り|る)|ドリーアウト(?:し|"
        rf"する)?|バックし){TAIL_JA}|ドリーアウト|ドリーバック|トラックバック|引きのカメラ",
        "dolly_out",
    ),
    (
        rf"{CAMERA_JA}{SPEED_JA}(?:[^、。「」]{{1,12}}に)?{SPEED_JA}(?:寄っ|寄り|寄る|近づ(?:い|き|く)|近寄(?:っ|り|る)|接近し|接近する|"
        rf"前進し|前進する|迫っ|迫る|ドリーイン(?:し|する)?){TAIL_JA}|ドリーイン|トラックアップ|トラックイン|"
        r"(?:(?<=[、。」 ])|^)(?:ぐーっと|ぐっと|ぐいっと|ぐぐっと|すーっと|スーッと|"
        r"ゆっくりと?|じわじわと?|徐々に|だんだん)(?:寄(?:っていく|って|る|り)|近づいていく(?=[。]|$))",
        "dolly_in",
    ),
    (
        r"(?:ゆっくりと?|徐々に|急)?ズーム(?:イン|アップ)(?:し(?:て(?:いく)?)?|する)?|(?:に|へ)ズームし(?:て(?:いく)?)?",
        "zoom_in",
    ),
    (r"(?:ゆっくりと?|徐々に)?ズーム(?:アウト|バック)(?:し(?:て(?:いく)?)?|する)?", "zoom_out"),
    (
        rf"(?:{CAMERA_JA})?{SPEED_JA}(?:右から)?左(?:へ|に|方向に)?(?:と)?{SPEED_JA}(?:パン|振)(?:し|する|る|っ)?{TAIL_JA}|左パン",
        "pan_left",
    ),
    (
        rf"(?:{CAMERA_JA})?{SPEED_JA}(?:左から)?右(?:へ|に|方向に)?(?:と)?{SPEED_JA}(?:パン|振)(?:し|する|る|っ)?{TAIL_JA}|右パン",
        "pan_right",
    ),
    (
        rf"(?:ゆっくりと?)?(?:ティルトアップ|パンアップ)(?:し|する)?{TAIL_JA}|{CAMERA_JA}{SPEED_JA}(?:上を向|上に振|見上げ)\w?{TAIL_JA}",
        "tilt_up",
    ),
    (
        rf"(?:ゆっくりと?)?(?:ティルトダウン|パンダウン)(?:し|する)?{TAIL_JA}|{CAMERA_JA}{SPEED_JA}(?:下を向|下に振|見下ろ)\w?{TAIL_JA}",
        "tilt_down",
    ),
    (
        rf"(?:ゆっくりと?)?クレーンアップ(?:し|する)?{TAIL_JA}|{CAMERA_JA}{SPEED_JA}(?:上に|上へ|空へ)?{SPEED_JA}(?:上昇(?:し|する)|上がっ|"
        rf"上がる|昇っ|昇る){TAIL_JA}|クレーンショット|"
        r"(?:(?<=[、。 ])|^)(?:だんだん|徐々に|ゆっくりと?)?(?:高く|上空へ?|真上へ)"
        r"(?:上がって|昇って|上昇して)(?:いく)?",
        "crane_up",
    ),
    (
        rf"(?:ゆっくりと?)?クレーンダウン(?:し|する)?{TAIL_JA}|{CAMERA_JA}{SPEED_JA}(?:下降(?:し|する)|降り|下り|降下(?:し|する)){TAIL_JA}",
        "crane_down",
    ),
    (
        rf"{CAMERA_JA}{SPEED_JA}(?:[^、。「」]{{1,10}}[をの](?:周り|まわり)?を?)?{SPEED_JA}(?:回り込(?:み|む|ん)|旋回(?:し|する)|"
        rf"周回(?:し|する)|一周(?:し|する)|ぐるっと回|回転(?:し|する)|周りを回|回(?:っ|り|る)|まわ(?:っ|り|る)){TAIL_JA}|"
        r"(?:(?<=[、。 撮影像])|^)で?周囲を(?:ゆっくりと?)?(?:旋回|周回|回り込)\w*|"
        r"(?:(?<=[、。 ])|^)(?:ぐるっと|ぐるりと?)?回り込む|オービット|回り込み|周回ショット",
        "orbit",
    ),
    (
        rf"{CAMERA_JA}[^、。「」]{{0,12}}?{SPEED_JA}(?:追いかけ(?:る)?|追っ|追う|追従(?:し|する)?|追跡(?:し|する)?|追い|フォロー(?:し|する)?|"
        rf"ついて(?:いく|行く)?|並走(?:し|する)?){TAIL_JA}|トラッキングショット|フォローショット|フォローカメラ|追従(?:カメラ|ショット|撮影)|移動撮影|トラッキング",
        "follow",
    ),
    (rf"{CAMERA_JA}{SPEED_JA}左(?:へ|に){SPEED_JA}(?:移動|スライド|流れ|動)\w*", "truck_left"),
    (
        rf"{CAMERA_JA}{SPEED_JA}右(?:へ|に){SPEED_JA}(?:移動|スライド|流れ|動)\w*|(?:カメラ[がはをも、]*)?横(?:へ|に)?(?:移動|スライド|ドリー|から並走|へ流れ)(?:し(?:て|ながら)?|する)?",
        "truck_right",
    ),
    (
        r"(?:\w{1,3}の)?主観(?:視点|映像|ショット|カメラ)?(?:で)?|一人称(?:視点|カメラ)?(?:で)?|(?:の|で)?POV(?:視点|ショット|映像)?(?:で)?|手持ち(?:カメラ|撮影|ショット|風)*(?:風)?|手(?:ブレ|ぶれ|振れ)(?:のある)?(?:カメラ|映像)?|ハンディカメラ|ハンドヘルド",
        "handheld",
    ),
    (
        r"(?:固定|静止)(?:カメラ|ショット|アングル|撮影)|カメラ(?:は|を)?(?:固定|動かない|据え置き|フィックス)|定点(?:カメラ|撮影|観測)?|フィックス",
        "static",
    ),
    (rf"{CAMERA_JA}{SPEED_JA}パン(?:し|する)?{TAIL_JA}|パンショット", "pan_right"),
)

SIZES_EN: tuple[Pattern, ...] = (
    (
        r"\b(?:extreme|tight|very|super|ultra|big)[ -](?:close[ -]?ups?|"
        r"closeup)(?: shots?)?(?: view)?(?: (?:of|on))?\b|\bmacro(?: shot| view| close[ -]?up)?(?: of)?\b|"
        r"\becu\b",
        "extreme_close_up",
    ),
    (
        r"\bmedium[ -]close(?:[ -]?ups?)?(?: shot)?(?: (?:of|on))?\b|\bbust shot\b(?: of)?|"
        r"\bhead[ -]and[ -]shoulders(?: shot| view)?(?: of)?\b|\bchest[ -]up\b|\bmcu\b",
        "medium_close",
    ),
    (
        r"\bclose[ -]?ups?(?: shots?| view| portrait)?(?: (?:of|on))?\b|\bclose shot(?: of)?\b|"
        r"\bheadshot(?: of)?\b|\bportrait shot(?: of)?\b|\bportrait of\b",
        "close_up",
    ),
    (
        r"\b(?:extreme(?:ly)?|very|ultra|super)[ -](?:wide|long)(?:[ -]angle)?(?: shots?| view)?(?: of)?\b|"
        r"\bestablishing shot(?: of)?\b|\bpanoramic (?:shot|view)(?: of)?\b|\bvast (?:shot|view) of\b",
        "extreme_wide",
    ),
    (
        r"(?<!opens )(?<!open )(?<!smiles )(?<!eyes )\bwide(?=\s*(?:[,.;]|$))|"
        r"\bwide(?:[ -]angle)? (?:shots?|view|framing)(?: of)?\b|\blong[ -]shot(?: of)?\b|\bwide(?=:)|"
        r"\bdistant (?:shot|view)(?: of)?\b|\bseen from (?:a distance|afar|far away)\b|\bfrom afar\b",
        "wide",
    ),
    (
        r"\b(?:medium|mid|waist|half[ -]body|cowboy|american|two)[ -]shot(?: of)?\b|\bwaist[ -]up\b|"
        r"\bmid[ -]shot\b|\bhalf[ -]body\b|\bmedium(?=:)|\bmedium view(?: of)?\b",
        "medium",
    ),
    (
        r"\bfull(?:[ -](?:body|length|figure))?[ -](?:shot|view|portrait)(?: of)?\b|\bfull[ -]body\b|"
        r"\bhead[ -]to[ -]toe\b",
        "full",
    ),
)

SIZES_JA: tuple[Pattern, ...] = (
    (
        r"(?:超|極端な|エクストリーム・?)(?:クローズアップ|アップ|接写)(?:で)?|どアップ(?:で)?|ドアップ(?:で)?|マクロ(?:撮影|ショット|レンズ)?|接写",
        "extreme_close_up",
    ),
    (
        r"バスト(?:ショット|アップ)(?:で)?|ミディアム・?クローズ(?:アップ|ショット)?|胸から上(?:の(?:ショット|画))?",
        "medium_close",
    ),
    (
        r"(?:の)?クロー?ズ・?(?:アップ|ショット)(?:で)?|(?:顔|表情|手元|目|瞳|横顔|口元|足元|後ろ姿)?の?アップ(?:ショット)?(?:で|から|、|"
        r"。|$)|(?<=の)アップ(?=[、。 ]|$)|"
        r"大写し(?:で)?|寄りの(?:画|カット|ショット)",
        "close_up",
    ),
    (r"(?:超ワイド|エクストリーム・?(?:ワイド|ロング)|大(?:遠景|ロング))(?:ショット)?(?:で)?|パノラマ", "extreme_wide"),
    (
        r"(?:ワイド|ロング)・?ショット(?:で)?|引き(?:の)?(?:画|絵|ショット|カット|アングル)(?:で)?|引きで(?:撮|見|映|捉)\w*|遠景(?:で)?|遠くから(?:撮|見)\w*|広い画(?:で)?|ワイドで",
        "wide",
    ),
    (
        r"ミディアム・?ショット(?:で)?|ウエスト・?ショット(?:で)?|ウェスト・?ショット(?:で)?|ミドル・?ショット(?:で)?|腰から上|上半身(?:の(?:ショット|アップ|画))?|"
        r"ツーショット|中距離",
        "medium",
    ),
    (
        r"フル・?(?:ショット|ボディ|フィギュア)(?:で)?|全身(?:が(?:映る|見える)|ショット|を映\w+|の(?:ショット|画))?(?:で)?",
        "full",
    ),
)

ANGLES_EN: tuple[Pattern, ...] = (
    (
        r"\b(?:a )?bird[’']?s?[ -’']*s?[ -]eye(?:[ -]view)?(?: shot| perspective| angle)?(?: (?:of|over))?\b|"
        r"\b(?:top[ -]down|overhead|top)[ -](?:shot|view|angle|camera|perspective)(?: of)?\b|\b(?:top[ -]down|"
        r"overhead shot)\b|\b(?:seen|viewed|shot|filmed) from (?:directly |high |straight )?(?:above|"
        r"overhead)\b|\bfrom directly above\b|"
        r"\boverhead(?=,? (?:extreme |medium |very )?(?:close|wide|medium|long))",
        "birds_eye",
    ),
    (
        r"\b(?:an )?aerial (?:shot|view|footage|drone shot|photography|angle)s?(?: of)?\b|\bdrone (?:shot|"
        r"view|footage)(?: of)?\b|\bhigh[ -]angle(?: shot| view)?(?: of)?\b|\bfrom above\b|"
        r"\blooking down (?:on|at|from above)\b|\baerial(?=[ ,:]|$)",
        "high",
    ),
    (
        r"\blow (?:shot|camera)(?: of)?\b|\blow[ -]angle(?: hero)?(?: shot| view)?(?: of)?\b|"
        r"\bhero shot(?: of)?\b|\bworm[’']?s[ -]eye(?: view)?(?: of)?\b|\bfrom (?:below|"
        r"the ground|ground level)\b|\bground[ -]level(?: shot| view)?(?: of)?\b|"
        r"\blooking up at\b(?= the camera)",
        "low",
    ),
    (r"\bover[ -](?:the|his|her|their)?[ -]?shoulder(?: shot| view)?(?: of)?\b|\bots\b", "over_shoulder"),
    (r"\beye[ -]level(?: shot| view| angle)?(?: of)?\b", "eye"),
)

ANGLES_JA: tuple[Pattern, ...] = (
    (
        r"真上(?:から)?(?:の)?(?:俯瞰|ショット|見下ろ\w+|映像|撮影|アングル|視点)?(?:で)?|鳥瞰(?:図|で|ショット)?(?:で)?|鳥の目線|"
        r"バーズ・?アイ(?:・?ビュー)?(?:で)?|トップダウン|上空から(?:の(?:映像|視点|眺め))?(?:見下ろ\w+)?|真?俯瞰(?:の|で|ショット|アングル|図|映像)*(?!気味)",
        "birds_eye",
    ),
    (
        r"俯瞰気味(?:の|で)?|ドローン(?:による)?(?:空撮|撮影|映像|ショット|視点|カメラ|で(?:空から)?撮\w+)+(?:で)?|空撮(?:で|映像|ショット)?|ハイ・?アングル(?:で)?|高い(?:位置|視点|アングル)から|"
        r"見下ろす(?:アングル|ショット|視点|構図)(?:で)?",
        "high",
    ),
    (
        r"ロー・?アングル(?:で)?|(?:あおり|煽り|アオリ)(?:気味|の(?:アングル|構図|ショット|画))?(?:で)?|見上げる(?:アングル|ショット|構図|視点)(?:で)?|"
        r"低い(?:位置|視点|アングル)(?:から)?|カメラを低く構え(?:て|る)?|(?:犬|猫|ネコ|動物|子ども|子供|赤ちゃん|アリ|蟻|虫|ネズミ|カエル)の?(?:目線|視点|高さ)(?:の(?:カメラ|映像|POV))?(?:を保って|で)?|地面すれすれ(?:から|の(?:カメラ|視点))?",
        "low",
    ),
    (
        r"肩越し(?:の(?:ショット|構図|視点))?(?:から|に|で)?|オーバー・?ショルダー(?:・?ショット)?(?:で)?|肩なめ",
        "over_shoulder",
    ),
    (r"(?:アイ・?レベル|目線の高さ|目の高さ)(?:で)?", "eye"),
)

LENSES: tuple[tuple[str, float], ...] = (
    (r"\bfish[ -]?eye(?: lens)?\b|魚眼(?:レンズ)?(?:で)?", 15.0),
    (r"\b(?:ultra[ -]?wide|wide)[ -]?angle lens\b|超?広角(?:レンズ)?(?:で)?", 24.0),
    (r"\btelephoto(?: lens)?\b|\blong lens\b|望遠(?!鏡)(?:レンズ)?(?:で)?", 135.0),
    (r"\bportrait lens\b|中望遠(?:レンズ)?(?:で)?", 85.0),
    (r"\bstandard lens\b|標準レンズ(?:で)?", 50.0),
)

MILLIMETRES = re.compile(
    r"(?:\b(?:shot )?(?:on|with|using) (?:a |an )?)?(?<![A-Za-z0-9.])(\d{1,3})[ -]?(?:mm|ミリ)"
    r"(?:[ -]?(?:lens|prime|レンズ))?(?:で)?"
    r"(?! ?(?:film|フィルム))",
    re.I,
)
SLOW = re.compile(
    r"slow|gradual|gentl|smooth|stead|subtl|ゆっくり|ゆったり|静か|滑らか|徐々|少しずつ|じわじわ|そっと", re.I
)
FAST = re.compile(r"fast|quick|rapid|sudden|swift|whip|crash|dramatic|素早|急|一気|速く|勢い", re.I)


UNFILMED = re.compile(
    r"\b(?:split[- ]screen|freeze[- ]frame|double exposure|"
    r"muted colou?rs|lens flares?|flickering lights?)\b|"
    r"逆再生|画面分割|二重露光|コマ送り",
    re.IGNORECASE,
)
PACED = re.compile(r"\b(?:in )?(?:split[- ]screen|freeze[- ]frame|double exposure)\b", re.IGNORECASE)
"""What of ``UNFILMED`` says nothing of what is seen."""
UNCUT = re.compile(
    r"\b(?:dutch|canted|tilted) (?:angle|tilt|shot|frame)(?: (?:on|of))?\b|\b(?:rack|pull|shallow|deep|soft|selective)"
    r"[- ]focus(?: (?:from|to|on))?\b|\b(?:shallow )?depth of field\b|\bbokeh\b|"
    r"\b(?:long|single|one|continuous)[- ]take\b|\b(?:jump|match|smash)[- ]cut(?: to)?\b|"
    r"\bfades? (?:in|out|to black|to white)\b|\bmontage(?: of)?\b",
    re.IGNORECASE,
)
"""Wishes for lens and cut that no scene has a word for, and that say nothing of who is seen."""
_SLOW_MOTION = (
    r"(?:\b(?:in|with|using) )?(?:\b(?:an?|super|ultra|extreme|dramatic|epic|cinematic)[- ])*"
    r"\b(?:slo(?:w)?[- ]?mo(?:tion)?|bullet[- ]time|high[- ]speed camera|overcranked)\b"
)
_FAST_MOTION = (
    r"(?:\b(?:in|with|using) )?(?:\b(?:an?)[- ])*"
    r"\b(?:fast[- ]motion|sped[- ]up|time[- ]?lapse|hyperlapse|undercranked)\b"
)
_OF = r"(?:(?: (?:shot|video|footage|scene|sequence|clip))?(?: of\b)?)"
"""*Time-lapse of a flower blooming*: what comes after it is the picture."""
MOTIONS: tuple[tuple[str, Motion], ...] = (
    (_SLOW_MOTION + _OF + r"|(?:超|ウルトラ|スーパー)?スロー(?:モーション|モ|再生|映像)(?:撮影|風)?(?:で|に)?"
     r"|超スロー(?:で)?|(?<![ァ-ヶー])スロー(?=で|に|[、。,.\s]|$)(?:で|に)?|ハイスピード撮影(?:で)?", "slow"),
    (_FAST_MOTION + _OF + r"|(?:タイムラプス|早送り|倍速|微速度)(?:撮影|再生|映像|風)?(?:で|に)?", "fast"),
)  # fmt: skip
FLOWN_JA = re.compile(
    r"ドローン(?:カメラ)?[がはで](?=[^。「」]*(?:撮影|撮る|撮って|撮っ|映す|映し|捉え|見下ろ|追いかけ|追う|追って|追尾|俯瞰))"
)
"""A drone that films is the camera."""
FAR_VERB_JA = re.compile(
    r"(カメラ[がは])([^、。「」]{2,18}?[をのでに])((?:ゆっくりと?|静かに|一気に|ぐるりと)?(?:上昇|下降|降下|旋回|周回|回り込|前進|後退))"
)
"""カメラが渓谷をゆっくり上昇: what stands between the camera and its verb is the scene's."""
FROM_JA: tuple[tuple[re.Pattern[str], Angle], ...] = (
    (re.compile(r"(?:カメラ[がはをも、]*)?(?:真?下|足元|地面|低い位置)から(?:見上げ|あお|煽|撮)\w*(?:ように)?"), "low"),
    (re.compile(r"(?:カメラ[がはをも、]*)?(?:高い所|(?<!真)上|二階|屋上|天井)から(?:見下ろ|撮)\w*(?:ように)?"), "high"),
)
"""Where the camera looks from: no move of it, though the verb is one."""


@dataclass(slots=True)
class CameraWish:
    """What the text says of the camera; None where it says nothing. ``rest``: the text without it."""

    rest: str = ""
    move: CameraMove | None = None
    size: ShotSize | None = None
    angle: Angle | None = None
    speed: str | None = None
    lens_mm: float | None = None
    said: list[str] = field(default_factory=list[str])
    motion: Motion | None = None
    unfilmed: list[str] = field(default_factory=list[str])
    """Wishes for the picture that no scene has a word for."""

    def camera(self, assumed: Camera) -> Camera:
        """The wish, with what is not wished from ``assumed``."""
        speed = self.speed or ("normal" if self.move else assumed.speed)
        return Camera(
            move=self.move or assumed.move,
            shot_size=self.size or assumed.shot_size,
            angle=self.angle or assumed.angle,
            speed="slow" if speed == "slow" else "fast" if speed == "fast" else "normal",
            lens_mm=self.lens_mm if self.lens_mm is not None else assumed.lens_mm,
            motion=self.motion or assumed.motion,
        )


def _compiled(patterns: tuple[Pattern, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), value) for pattern, value in patterns)


_TABLES = {
    "en": (_compiled(MOVES_EN), _compiled(SIZES_EN), _compiled(ANGLES_EN)),
    "ja": (_compiled(MOVES_JA), _compiled(SIZES_JA), _compiled(ANGLES_JA)),
}
_MOTIONS: tuple[tuple[re.Pattern[str], Motion], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), motion) for pattern, motion in MOTIONS
)
_LENSES = tuple((re.compile(pattern, re.IGNORECASE), value) for pattern, value in LENSES)


def read_camera(text: str, language: str) -> CameraWish:
    """Take the camera's words out of the text. The first move, size and angle said win; later ones go as well."""
    wish = CameraWish(rest=text)
    moves, sizes, angles = _TABLES[language]
    wish.unfilmed = list(dict.fromkeys(" ".join(found.group().lower().split()) for found in UNFILMED.finditer(text)))
    for pattern, motion in _MOTIONS:
        while found := pattern.search(wish.rest):
            wish.motion = wish.motion or motion
            _cut(wish, found, language)
    while language == "en" and (paced := PACED.search(wish.rest)):
        _cut(wish, paced, language)
    while language == "en" and (uncut := UNCUT.search(wish.rest)):
        wish.unfilmed.append(" ".join(uncut.group().lower().split()))
        _cut(wish, uncut, language)
    if language == "ja":
        while found := UNFILMED.search(wish.rest):
            _cut(wish, found, language)
        if FLOWN_JA.search(wish.rest):
            wish.rest, wish.angle = FLOWN_JA.sub("カメラが", wish.rest), "high"
        wish.rest = FAR_VERB_JA.sub(r"\2\1\3", wish.rest)
    mm = MILLIMETRES.search(wish.rest)
    if mm and 8 <= int(mm.group(1)) <= 800 and mm.group(1) not in ("16", "70"):  # 16 and 70 mm are film stocks
        wish.lens_mm = float(mm.group(1))
        _cut(wish, mm, language)
    for pattern, millimetres in _LENSES:
        found = pattern.search(wish.rest)
        if found:
            wish.lens_mm = wish.lens_mm or millimetres
            _cut(wish, found, language)
    for pattern, angle in FROM_JA if language == "ja" else ():
        found = pattern.search(wish.rest)
        if found:
            wish.angle = wish.angle or angle
            _cut(wish, found, language)
    for value, found in _said(wish, moves, language):
        if wish.move is None:
            wish.move = cast(CameraMove, value)
            wish.speed = "slow" if SLOW.search(found) else "fast" if FAST.search(found) else None
    for value, _ in _said(wish, angles, language):
        wish.angle = wish.angle or cast(Angle, value)
    for value, _ in _said(wish, sizes, language):
        wish.size = wish.size or cast(ShotSize, value)
    if wish.angle == "birds_eye" and wish.size is None:
        wish.size = "wide"
    return wish


def _said(wish: CameraWish, table: tuple[tuple[re.Pattern[str], str], ...], language: str) -> list[tuple[str, str]]:
    """(value, words) of every pattern found, in the order of the text; what is found is cut out."""
    found: list[tuple[int, str, str]] = []
    for pattern, value in table:
        match = pattern.search(wish.rest)
        if match and match.group().strip():
            found.append((match.start(), value, match.group()))
            _cut(wish, match, language)
    return [(value, words) for _, value, words in sorted(found)]


def _cut(wish: CameraWish, match: re.Match[str], language: str) -> None:
    wish.said.append(match.group().strip())
    # what is cut leaves as many spaces or a pause, so that places in the text keep their order
    mark = "、" if language == "ja" else " "
    if language == "en" and not match.group().rstrip().lower().endswith((" of", " on")):
        mark = (
            " , " if match.end() == len(wish.rest.rstrip()) or wish.rest[match.end() :].lstrip()[:1] in ",.;:" else " "
        )
    filler = mark + " " * max(0, len(match.group()) - len(mark))
    wish.rest = wish.rest[: match.start()] + filler + wish.rest[match.end() :]
