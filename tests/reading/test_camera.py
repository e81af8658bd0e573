"""Camera and lens language in both tongues, and what looks like it and is not."""

from collections.abc import Callable

import pytest

from studio.project.scene import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("prompt", "field", "value"),
    [
        ("A dog, slow dolly in", "move", "dolly_in"),
        ("The camera pushes in on a man", "move", "dolly_in"),
        ("The camera slowly pulls back to reveal a castle", "move", "dolly_out"),
        ("A dog, pan left", "move", "pan_left"),
        ("The camera pans to the right across a beach", "move", "pan_right"),
        ("A tower, tilt up", "move", "tilt_up"),
        ("A village, crane up", "move", "crane_up"),
        ("The camera circles around a knight", "move", "orbit"),
        ("The camera follows a dog", "move", "follow"),
        ("tracking shot of a car", "move", "follow"),
        ("zoom in on a cat", "move", "zoom_in"),
        ("A man walks, handheld", "move", "handheld"),
        ("static shot of a lake", "move", "static"),
        ("カメラがゆっくり引いていくと城が見える", "move", "dolly_out"),
        ("カメラが男に近づいていく", "move", "dolly_in"),
        ("犬をカメラが追いかける", "move", "follow"),
        ("ズームアウト、森", "move", "zoom_out"),
        ("右にパンする、街", "move", "pan_right"),
        ("固定カメラ、湖", "move", "static"),
        ("extreme close-up of an eye", "shot_size", "extreme_close_up"),
        ("Close-up: a cat", "shot_size", "close_up"),
        ("Wide shot of a desert", "shot_size", "wide"),
        ("full body shot of a samurai", "shot_size", "full"),
        ("medium shot of a doctor", "shot_size", "medium"),
        ("少女の顔のクローズアップ", "shot_size", "close_up"),
        ("バストショットで男が話す", "shot_size", "medium_close"),
        ("ロングショット、砂漠を歩く男", "shot_size", "wide"),
        ("A knight, low angle", "angle", "low"),
        ("Bird's-eye view of a city", "angle", "birds_eye"),
        ("A city seen from above", "angle", "birds_eye"),
        ("俯瞰で交差点を撮る", "angle", "birds_eye"),
        ("ローアングルで走る犬", "angle", "low"),
        ("肩越しに男を見る女性", "angle", "over_shoulder"),
        ("A dog, shot on a 35mm lens", "lens_mm", 35.0),
        ("犬、望遠レンズ", "lens_mm", 135.0),
        ("Dutch angle: a detective in an alley", "angle", "dutch"),
        ("斜めの構図で走る刑事", "angle", "dutch"),
        ("ダッチアングル、廃墟に立つ男", "angle", "dutch"),
        ("Worm's-eye view of a pole vaulter", "angle", "worms_eye"),
        ("虫の目線で歩く猫", "angle", "worms_eye"),
        ("POV of a cyclist racing downhill", "angle", "pov"),
        ("GoPro footage of a snowboarder", "angle", "pov"),
        ("一人称視点で夜の森を歩く", "angle", "pov"),
        ("A surgeon speaks, eye level", "angle", "eye"),
        ("A dolly zoom on a grandmaster", "move", "dolly_zoom"),
        ("Vertigo effect on a man on a rooftop", "move", "dolly_zoom"),
        ("ドリーズームで警察署長の顔", "move", "dolly_zoom"),
        ("A quilt, whip pan from one face to the next", "move", "whip_pan"),
        ("ウィップパンで犬から猫へ", "move", "whip_pan"),
        ("Rack focus from a glass to a woman", "move", "rack_focus"),
        ("グラスから女性へピント送り", "move", "rack_focus"),
        ("A train goes past the camera, which doesn't move", "move", "static"),
        ("カメラは動かさず、駅を通過する電車", "move", "static"),
        ("Balloons, drone flying forward", "move", "dolly_in"),
        ("Balloons, drone flying forward", "angle", "high"),
        ("ドローンで前進しながら渓谷を見る", "angle", "high"),
        ("観覧車にカラス、チルトアップ", "move", "tilt_up"),
        ("A skateboarder, fisheye", "lens_mm", 10.0),
        ("ultra wide 16mm, a wolf on a cliff", "lens_mm", 16.0),
        ("A girl in a park, shallow depth of field", "lens_mm", 85.0),
        ("A girl in a park, 50mm, creamy bokeh", "lens_mm", 50.0),
        ("85mmで背景ぼかし、公園の少女", "lens_mm", 85.0),
        ("被写界深度の浅い映像で、公園の少女", "lens_mm", 85.0),
        ("Slow push in on a judge's face", "shot_size", "close_up"),
        ("A dog, slow dolly in", "speed", "slow"),
        ("A cat sleeps. Keep the camera still please.", "move", "static"),
        ("Drone rises straight up from a red canoe on a lake", "move", "crane_up"),
        ("drone flying forward over a canyon", "move", "dolly_in"),
        ("Overhead recipe video: hands chop carrots", "angle", "birds_eye"),
        ("香水瓶、ゆっくり周りを回るカメラ", "move", "orbit"),
        ("女性が沈んでいく。カメラは一緒に下へ降りる", "move", "crane_down"),
        ("砂漠をラクダがゆく。左へ横移動するカメラ", "move", "truck_left"),
        ("砂漠をラクダがゆく。超ロング。", "shot_size", "extreme_wide"),
        ("A ballerina leaps in slow motion", "motion", "slow"),
        ("slo-mo, a dog shakes itself", "motion", "slow"),
        ("slow-mo of a dog that jumps", "motion", "slow"),
        ("Time-lapse of people in a street", "motion", "fast"),
        ("スローモーション、犬がボールに飛びつく", "motion", "slow"),
        ("水たまりを跳ぶ少年、超スローで", "motion", "slow"),
        ("スローなジャズが流れる店で女が飲む", "motion", "real"),
        ("早送りで街を歩く人々", "motion", "fast"),
        ("A quick zoom in on a cat", "speed", "fast"),
    ],
)
def test_said(read: Read, prompt: str, field: str, value: object) -> None:
    assert getattr(read(prompt).scene.camera, field) == value


@pytest.mark.parametrize(
    "prompt",
    ["A man with a camera walks", "カメラを持った男が歩く", "A woman looks at the camera", "犬がカメラに近づく"],
)
def test_a_camera_in_the_picture_is_no_camera_move(read: Read, prompt: str) -> None:
    assert "camera.move" in {note.detail for note in read(prompt).notes if note.kind == "assumed"}


def test_what_is_said_of_the_camera_is_no_subject(read: Read) -> None:
    scene = read("The camera slowly pulls back to reveal a castle").scene
    assert scene.subjects == ()
    assert scene.place == "castle"


@pytest.mark.parametrize(
    ("prompt", "eyes"),
    [
        ("POV of a cyclist racing downhill on a mountain trail", "cyclist"),
        ("Running through a field from a dog's point of view", "dog"),
        ("犬の視点で公園を走る", "dog"),
        ("POV: a dog runs up to the camera", None),
        ("一人称視点で夜の森を歩く", "person"),
    ],
)
def test_whose_eyes_a_point_of_view_is(read: Read, prompt: str, eyes: str | None) -> None:
    own = [subject.kind for subject in read(prompt).scene.subjects if subject.attributes.get("view") == "own"]
    assert own == ([eyes] if eyes else [])


@pytest.mark.parametrize(
    ("prompt", "side"),
    [
        ("A woman jogs across a bridge, the camera follows from behind", "behind"),
        ("白い軽トラを後ろから追いかける", "behind"),
        ("The camera tracks a cyclist from the side", "side"),
        ("忍者が屋根を走る。横移動で追う", "side"),
        ("正面から捉えた走る馬", "front"),
        ("A woman jogs across a bridge", None),
    ],
)
def test_from_which_side_somebody_is_filmed(read: Read, prompt: str, side: str | None) -> None:
    assert read(prompt).scene.subjects[0].attributes.get("filmed_from") == side


def test_a_dutch_windmill_leans_no_camera(read: Read) -> None:
    assert read("A Dutch windmill in a field").scene.camera.angle == "eye"
