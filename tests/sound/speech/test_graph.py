"""Surgery on ONNX bytes, on a graph written by hand: y = RandomNormalLike(x) + x."""

import numpy as np
import pytest

from studio.sound.speech.graph import patched


def _field(number: int, data: bytes) -> bytes:
    assert len(data) < 128
    return bytes([number << 3 | 2, len(data)]) + data


def _value(name: str) -> bytes:
    return _field(1, name.encode()) + _field(2, _field(1, bytes([8, 1]) + _field(2, _field(1, bytes([8, 3])))))


def _node(kind: str, inputs: list[str], output: str) -> bytes:
    return b"".join(_field(1, i.encode()) for i in inputs) + _field(2, output.encode()) + _field(4, kind.encode())


def _model() -> bytes:
    graph = _field(1, _node("RandomNormalLike", ["x"], "noise_0")) + _field(1, _node("Add", ["x", "noise_0"], "y"))
    graph += _field(2, b"g") + _field(11, _value("x")) + _field(12, _value("y"))
    size = len(graph)
    return bytes([8, 8]) + bytes([7 << 3 | 2, size & 127 | 128, size >> 7]) + graph + _field(8, bytes([16, 15]))


def test_noise_is_fed_and_an_inner_tensor_comes_out() -> None:
    ort = pytest.importorskip("onnxruntime")
    fed = patched(_model(), inputs=["noise_0"])
    session = ort.InferenceSession(fed, providers=["CPUExecutionProvider"])
    assert [i.name for i in session.get_inputs()] == ["x", "noise_0"]
    x, noise = np.array([1, 2, 3], np.float32), np.array([10, 20, 30], np.float32)
    assert session.run(None, {"x": x, "noise_0": noise})[0].tolist() == [11, 22, 33]


def test_one_more_output() -> None:
    ort = pytest.importorskip("onnxruntime")
    session = ort.InferenceSession(patched(_model(), outputs=["noise_0"]), providers=["CPUExecutionProvider"])
    y, noise = session.run(None, {"x": np.zeros(3, np.float32)})
    assert np.array_equal(y, noise)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        patched(_model(), inputs=["nowhere"])
