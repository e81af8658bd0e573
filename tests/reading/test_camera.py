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
        ("A dog, slow dolly in", "speed", "slow"),
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
