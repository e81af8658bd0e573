"""Heads of files of weights: whole ones are read, and nothing that is cut, flipped or pickled gets through."""

import pickle
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.catalog import gguf, layout, pickles, tensors
from studio.core.errors import InputError
from tests.fakes import weights

SHAPES = {"a.weight": (4, 6), "b.bias": (7,)}
SAFE = weights.tensors(SHAPES)
GGUF = weights.gguf(SHAPES, "wan")
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_whole_ones_are_read(tmp_path: Path) -> None:
    safe, other = tmp_path / "x.safetensors", tmp_path / "x.gguf"
    safe.write_bytes(SAFE)
    other.write_bytes(GGUF)
    assert {name: tensor.shape for name, tensor in tensors.read_head(safe).items()} == SHAPES
    head = gguf.read_head(other)
    assert head.shapes == SHAPES and head.texts == {"general.architecture": "wan"}
    layout.check(safe)
    layout.check(other)


@quick
@given(cut=st.integers(0, len(SAFE) - 1))
def test_a_safetensors_cut_short(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "x.safetensors"
    file.write_bytes(SAFE[:cut])
    with pytest.raises(InputError, match=r"x\.safetensors"):
        layout.check(file)


@quick
@given(cut=st.integers(0, len(GGUF) - 1))
def test_a_gguf_cut_short(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "x.gguf"
    file.write_bytes(GGUF[:cut])
    with pytest.raises(InputError, match=r"x\.gguf"):
        layout.check(file)


@quick
@given(at=st.integers(0, len(SAFE) - 1), bit=st.integers(0, 7), name=st.sampled_from(["x.safetensors", "x.gguf"]))
def test_a_flipped_bit_is_told_or_harmless(tmp_path: Path, at: int, bit: int, name: str) -> None:
    data = bytearray(SAFE if name == "x.safetensors" else GGUF)
    data[at % len(data)] ^= 1 << bit
    file = tmp_path / name
    file.write_bytes(data)
    try:
        layout.check(file)
    except InputError as error:
        assert error.todo


@quick
@given(data=st.binary(max_size=400))
def test_any_bytes_are_told(tmp_path: Path, data: bytes) -> None:
    for name, front in (("x.safetensors", b""), ("x.gguf", b"GGUF" + struct.pack("<I", 3))):
        file = tmp_path / name
        file.write_bytes(front + data)
        with pytest.raises(InputError):
            layout.check(file)


@pytest.mark.parametrize(
    "entry",
    [
        '{"dtype": "F99", "shape": [1], "data_offsets": [0, 4]}',
        '{"dtype": "F32", "shape": [2], "data_offsets": [0, 4]}',
        '{"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}',
        '{"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}',
        '{"dtype": "F32", "shape": [1], "data_offsets": [1, 5]}',
        '{"dtype": "F32", "shape": "1", "data_offsets": [0, 4]}',
        "7",
    ],
)
def test_a_head_that_makes_no_sense(tmp_path: Path, entry: str) -> None:
    told = f'{{"a": {entry}}}'.encode()
    file = tmp_path / "x.safetensors"
    file.write_bytes(struct.pack("<Q", len(told)) + told + bytes(4))
    with pytest.raises(InputError, match="damaged"):
        tensors.read_head(file)


def test_pickles_by_name_and_by_what_they_hold(tmp_path: Path) -> None:
    plain = tmp_path / "x.safetensors"
    for protocol in (2, 3, 4, 5):
        plain.write_bytes(pickle.dumps({"a": 1}, protocol=protocol))
        with pytest.raises(InputError, match="pickle"):
            pickles.refuse(plain)
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02.")
    with pytest.raises(InputError, match="pickle"):
        layout.check(plain)
    for name in ("x.bin", "x.pt", "x.ckpt", "x.PKL", "x.pth"):
        other = tmp_path / name
        other.write_bytes(SAFE)
        with pytest.raises(InputError, match="pickled"):
            pickles.refuse(other)
