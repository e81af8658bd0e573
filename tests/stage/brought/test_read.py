import json
import struct
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from studio.core.errors import InputError
from studio.stage.brought.bones import bone_of
from studio.stage.brought.model import posed
from studio.stage.brought.read import model_of_bytes, read_model
from studio.stage.brought.sorting import is_person, settled, sort_of_model
from studio.stage.mesh import Texture
from tests.fakes import glb
from tests.fakes.glb import GlbFile, Json, packed


def test_a_cube_stands_on_the_ground_facing_x() -> None:
    model = model_of_bytes(glb.cube().written(), "cube.glb")
    assert model.size == (1.0, 1.0, 1.0)
    points = posed(model.surfaces[0], model.rest()) @ model.turn[:3, :3].T + model.turn[:3, 3]
    assert np.allclose(points.min(0), (-0.5, -0.5, 0.0)) and np.allclose(points.max(0), (0.5, 0.5, 1.0))
    assert np.allclose(model.surfaces[0].colors[0], (0.8, 0.1, 0.1))
    assert sort_of_model(model) == "thing"


def test_what_faces_z_in_the_file_faces_x_on_the_stage() -> None:
    file = glb.cube()
    file.nodes[0]["scale"] = [1.0, 2.0, 3.0]  # three long, two high
    model = model_of_bytes(file.written(), "cube.glb")
    assert np.allclose(model.size, (3.0, 1.0, 2.0))


def test_a_file_in_centimetres_is_brought_to_a_persons_height_and_says_so() -> None:
    model = model_of_bytes(glb.human(100.0).written(), "figure.glb")
    assert model.size[2] == pytest.approx(1.7)
    assert any("1.7 m tall" in remark for remark in model.remarks)


def test_a_wished_height_travels_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "cube.glb"
    file.write_bytes(glb.cube().written())
    model, data = settled(file, 2.5)
    assert model.size[2] == pytest.approx(2.5)
    assert model_of_bytes(data, "again.glb").size[2] == pytest.approx(2.5)


def test_pictures_are_read_in_linear_light() -> None:
    model = model_of_bytes(glb.textured().written(), "cube.glb")
    picture = model.surfaces[0].picture
    assert picture is not None and model.surfaces[0].material.texture == Texture.PICTURE
    assert np.allclose(picture[10, 10, :3], (1, 0, 0)) and np.allclose(picture[50, 50, :3], (1, 1, 0))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_each_form_of_picture(form: str) -> None:
    file = GlbFile()
    material = file.picture(np.full((40, 20, 3), 128, np.uint8), form)
    across = np.zeros((8, 2))
    mesh = file.mesh(glb.CUBE_POINTS, glb.CUBE_TRIANGLES, material, TEXCOORD_0=file.numbers(across))
    file.node(mesh=mesh)
    picture = model_of_bytes(file.written(), "cube.glb").surfaces[0].picture
    assert picture is not None and picture[0, 0, 0] == pytest.approx(0.216, abs=0.01)


def test_colours_of_vertices_are_multiplied() -> None:
    file = glb.cube((1.0, 0.5, 1.0, 1.0))
    given_colors = file.numbers(np.tile([0.5, 0.5, 0.25], (8, 1)))
    part = file.meshes[0]["primitives"]
    assert isinstance(part, list)
    part[0]["attributes"]["COLOR_0"] = given_colors
    assert np.allclose(model_of_bytes(file.written(), "c.glb").surfaces[0].colors, (0.5, 0.25, 0.25))


def test_a_figure_with_a_persons_bones_is_a_person_by_any_names() -> None:
    for names in (glb.MIXAMO, glb.RIGIFY):
        model = model_of_bytes(glb.human(names=names).written(), "figure.glb")
        assert is_person(model) and model.names[model.bones["LeftForeArm"]] == names["LeftForeArm"]
    assert not is_person(model_of_bytes(glb.stick().written(), "stick.glb"))


@pytest.mark.parametrize(
    ("name", "bone"),
    [
        ("mixamorig:LeftArm", "LeftArm"), ("mixamorig1:RightForeArm", "RightForeArm"), ("upper_arm.L", "LeftArm"),
        ("DEF-forearm.R", "RightForeArm"), ("thigh_l", "LeftUpLeg"), ("calf_r", "RightLeg"), ("ball_l", "LeftToeBase"),
        ("leftUpperArm", "LeftArm"), ("J_Bip_L_LowerLeg", "LeftLeg"), ("J_Bip_C_Hips", "Hips"),
        ("Bip01 L UpperArm", "LeftArm"), ("Bip01 Pelvis", "Hips"), ("clavicle_r", "RightShoulder"),
        ("LeftHandIndex2", "LeftHandIndex2"), ("index_02_l", "LeftHandIndex2"), ("f_middle.01.R", "RightHandMiddle1"),
        ("neck_01", "Neck"), ("spine_03", "Spine2"), ("hand.L", "LeftHand"), ("foot_r", "RightFoot"), ("tail", None),
        ("LeftEye", None),
    ],
)  # fmt: skip
def test_names_of_bones(name: str, bone: str | None) -> None:
    assert bone_of(name) == bone


def test_many_triangles_are_made_fewer_and_said() -> None:
    n = 200
    x, y = np.meshgrid(np.linspace(0, 1, n), np.linspace(0, 1, n))
    points = np.stack([x.ravel(), np.sin(9 * x).ravel() * 0.1, y.ravel()], 1)
    k = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)).ravel()
    triangles = np.concatenate([np.stack([k, k + 1, k + n], 1), np.stack([k + 1, k + n + 1, k + n], 1)])
    file = GlbFile()
    normals = np.tile([0.0, 1.0, 0.0], (n * n, 1))
    mesh = file.mesh(points, triangles, NORMAL=file.numbers(normals))
    file.node(mesh=mesh)
    model = model_of_bytes(file.written(), "sheet.glb")
    assert 20_000 < model.triangle_count <= 60_000
    assert any("triangles were made" in remark for remark in model.remarks)


# ------------------------------------------------------------------------------------------------------- broken files


def _text(spoil: Json) -> bytes:
    file = glb.cube()
    return packed({**file.text, **spoil}, file.binary)


def _accessor(number: int, **fields: object) -> bytes:
    file = glb.cube()
    file.accessors[number].update(fields)
    return file.written()


def _points(points: ArrayLike) -> bytes:
    file = GlbFile()
    file.node(mesh=file.mesh(points, glb.CUBE_TRIANGLES))
    return file.written()


def _indexed(triangles: ArrayLike) -> bytes:
    file = GlbFile()
    file.node(mesh=file.mesh(glb.CUBE_POINTS, triangles))
    return file.written()


def _nodes(*nodes: Json) -> bytes:
    file = glb.cube()
    text = {**file.text, "nodes": list(nodes), "scenes": [{"nodes": [0]}]}
    return packed(text, file.binary)


_NAN = glb.CUBE_POINTS.copy()
_NAN[3, 1] = np.nan
_HUGE = glb.CUBE_POINTS * 1e30
_CUBE = glb.cube().written()
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "too short"),
    "truncated": (_CUBE[:-40], "ends after"),
    "wrong magic": (packed({}, b"", magic=7), "no .glb file"),
    "version 1": (packed({}, b"", version=1), "version 2 can be read"),
    "as text": (json.dumps(glb.cube().text).encode(), "glTF as text"),
    "long chunk": (struct.pack("<IIIII", 0x46546C67, 2, 28, 999, 0x4E4F534A) + b"{}      ", "longer than the file"),
    "damaged json": (packed(b"{nonsense", b""), "damaged"),
    "deep json": (packed(b"[" * 200_000, b""), "damaged"),
    "a list": (packed(b"[1, 2]", b""), "damaged"),
    "NaN in json": (packed(b'{"asset": {"version": NaN}}', b""), "no number"),
    "old asset": (_text({"asset": {"version": "1.0"}}), "version 2 can be read"),
    "nothing in it": (packed({"asset": {"version": "2.0"}}, b""), "nothing in it"),
    "no mesh": (_text({"nodes": [{"name": "empty"}]}), "no surface"),
    "NaN positions": (_points(_NAN), "NaN"),
    "endless positions": (_points(_HUGE), "NaN or infinite"),
    "no size": (_points(np.zeros((8, 3))), "no size"),
    "index out of range": (_indexed(np.array([[0, 1, 200]])), "uses others"),
    "giant count": (_accessor(0, count=10**12), "too many"),
    "large count": (_accessor(0, count=10**7), "too many"),
    "count beyond the end": (_accessor(0, count=5000), "beyond the end"),
    "negative count": (_accessor(0, count=-3), "makes no sense"),
    "unknown numbers": (_accessor(0, componentType=4242), "makes no sense"),
    "positions of two": (_accessor(0, type="VEC2"), "makes no sense"),
    "no data": (_accessor(0, bufferView=None), "no data"),
    "missing accessor": (_text({"accessors": []}), "does not have"),
    "cyclic nodes": (_nodes({"children": [1], "mesh": 0}, {"children": [0]}), "on itself"),
    "its own child": (_nodes({"children": [0], "mesh": 0}), "on itself"),
    "two parents": (_nodes({"children": [1, 2]}, {"children": [2]}, {"mesh": 0}), "more than one"),
    "missing mesh": (_nodes({"mesh": 9}), "does not have"),
    "missing skin": (_nodes({"mesh": 0, "skin": 4}), "does not have"),
    "odd rotation": (_nodes({"mesh": 0, "rotation": [0, 0, 0, 0]}), "makes no sense"),
    "endless scale": (_nodes({"mesh": 0, "scale": [1e20, 1, 1]}), "makes no sense"),
    "external buffer": (_text({"buffers": [{"byteLength": 4, "uri": "https://example.org/a.bin"}]}), "another file"),
    "external picture": (
        _text({"images": [{"uri": "../secret.png"}], "textures": [{"source": 0}],
               "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}]}),
        "another file",
    ),
    "draco": (_text({"extensionsRequired": ["KHR_draco_mesh_compression"]}), "Draco"),
    "meshopt": (_text({"extensionsRequired": ["EXT_meshopt_compression"]}), "meshopt"),
    "unknown need": (_text({"extensionsRequired": ["ACME_teapots"]}), "ACME_teapots"),
    "many nodes": (_text({"nodes": [{}] * 5001}), "5001 nodes"),
}  # fmt: skip


@pytest.mark.parametrize("which", BROKEN)
def test_a_broken_file_is_refused_in_words(which: str) -> None:
    data, why = BROKEN[which]
    with pytest.raises(InputError) as refused:
        model_of_bytes(data, "thing.glb")
    assert why in refused.value.what and refused.value.what.startswith("thing.glb cannot be used as a subject: ")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_model(tmp_path / "nobody.glb")


_WHOLE = glb.stick().written()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_model_or_refused(data: bytes) -> None:
    _no_fault(data)
    _no_fault(packed(data, b""))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_spoiled_bytes_are_a_model_or_refused(spoils: list[tuple[int, int]]) -> None:
    data = bytearray(_WHOLE)
    for at, value in spoils:
        data[at] = value
    _no_fault(bytes(data))


_ODD = st.one_of(st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=4),
                 st.lists(st.integers(-3, 300), max_size=5), st.just({}))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoiled_description_is_a_model_or_refused(data: st.DataObject) -> None:
    file = glb.stick()
    text = json.loads(json.dumps(file.text))
    for _ in range(data.draw(st.integers(1, 3))):
        at: Any = text  # whatever a description can hold
        while True:
            inner = cast(
                dict[Any, Any],
                dict(cast(dict[Any, Any], at)) if isinstance(at, dict) else dict(enumerate(cast(list[Any], at))),
            )
            if not inner:
                break
            key = data.draw(st.sampled_from(sorted(inner)))
            if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.integers(0, 5)) == 0:
                at[key] = data.draw(_ODD)
                break
            at = inner[key]
    _no_fault(packed(json.dumps(text).encode(), file.binary))


def _no_fault(data: bytes) -> None:
    try:
        model = model_of_bytes(data, "thing.glb")
    except InputError as refused:
        assert refused.what
        return
    assert model.triangle_count >= 1 and all(np.isfinite(model.size))
