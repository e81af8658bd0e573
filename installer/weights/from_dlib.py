"""Turns dlib's face recognition network (29 convolutions, ``dnn_face_recognition_ex.cpp``) into an ONNX graph.

dlib writes a network from its input outward: each layer's name as a text, then its weights as a tensor (a version, four
sizes, little-endian float32). The plan of the network is not in the file; it is the one published with it.
"""

import numpy as np
from numpy.typing import NDArray

from installer.weights.onnx_file import OnnxGraph

_MEAN = np.array([122.782, 117.001, 104.298], np.float32)
_BLOCKS = ((32, 3, False), (64, 4, True), (128, 3, True), (256, 3, True), (256, 1, True))
"""Channels, blocks, and whether the first of them halves the picture."""


class DlibFile:
    """The weights of a network, handed out layer by layer."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def weights(self, layer: str) -> NDArray[np.float32]:
        """Those of the next layer of a kind (``con_``, ``affine_``, ``fc_``), flat. Raises ``ValueError``: none."""
        name = layer.encode()
        while True:
            found = self._data.index(name, self._at)
            length, named = self._data[found - 1], self._data[found - 2] == 1
            self._at = found + len(name)
            if named and len(name) <= length < 16:
                self._at = found + length
                if layer == "fc_":  # how many it gives and takes comes first
                    for _ in range(2):
                        self._integer()
                return self._tensor()

    def _tensor(self) -> NDArray[np.float32]:
        if self._integer() != 2:
            raise ValueError("an older way of writing tensors")
        size = int(np.prod([self._integer() for _ in range(4)]))
        values = np.frombuffer(self._data, "<f4", size, self._at).astype(np.float32)
        self._at += 4 * size
        return values

    def _integer(self) -> int:
        """dlib's own: how many bytes and the sign, then the bytes."""
        count = self._data[self._at] & 0x0F
        value = int.from_bytes(self._data[self._at + 1 : self._at + 1 + count], "little")
        self._at += 1 + count
        return value


class _Building:
    def __init__(self, file: DlibFile) -> None:
        self._file = file
        self.graph = OnnxGraph()

    def convolution(self, value: str, inputs: int, outputs: int, size: int, stride: int) -> str:
        """A convolution and the affine layer after it (once a batch normalisation), made one."""
        held = self._file.weights("con_")
        kernel = held[: outputs * inputs * size * size].reshape(outputs, inputs, size, size)
        bias = held[kernel.size :]
        gain, shift = self._file.weights("affine_").reshape(2, outputs)
        kernel, bias = kernel * gain[:, None, None, None], bias * gain + shift
        pad = 0 if stride != 1 else size // 2
        weights = [self.graph.weights(kernel), self.graph.weights(bias)]
        return self.graph.node(
            "Conv", [value, *weights], kernel_shape=[size, size], strides=[stride, stride], pads=[pad] * 4
        )

    def block(self, value: str, inputs: int, outputs: int, size: int, halving: bool) -> tuple[str, int]:
        """A residual block; gives its value and size. What a branch lacks in size or channels is zero."""
        graph, past, past_size = self.graph, value, size
        inner = graph.node("Relu", [self.convolution(value, inputs, outputs, 3, 2 if halving else 1)])
        inner = self.convolution(inner, outputs, outputs, 3, 1)
        if halving:
            past = graph.node("AveragePool", [value], kernel_shape=[2, 2], strides=[2, 2])
            size, past_size = (size - 3) // 2 + 1, size // 2
            whole = max(size, past_size)
            past = self._grown(past, outputs - inputs, whole - past_size)
            inner, size = self._grown(inner, 0, whole - size), whole
        return graph.node("Relu", [graph.node("Add", [inner, past])]), size

    def _grown(self, value: str, channels: int, border: int) -> str:
        if not channels and not border:
            return value
        return self.graph.node("Pad", [value, self.graph.numbers([0, 0, 0, 0, 0, channels, border, border])])


def converted(file: DlibFile) -> OnnxGraph:
    """The network as one graph: ``chip`` float32 (n, 150, 150, 3) sRGB 0..255 → ``identity`` float32 (n, 128)."""
    building = _Building(file)
    graph = building.graph
    value = graph.input("chip", (1, 150, 150, 3))
    value = graph.node("Sub", [value, graph.floats(_MEAN)])
    value = graph.node("Mul", [value, graph.floats(np.array(1 / 256, np.float32))])
    value = graph.node("Transpose", [value], perm=[0, 3, 1, 2])
    value = graph.node("Relu", [building.convolution(value, 3, 32, 7, 2)])
    value = graph.node("MaxPool", [value], kernel_shape=[3, 3], strides=[2, 2])
    inputs, size = 32, 35
    for outputs, count, halving in _BLOCKS:
        for number in range(count):
            value, size = building.block(value, inputs, outputs, size, halving and number == 0)
            inputs = outputs
    value = graph.node("GlobalAveragePool", [value])
    value = graph.node("Flatten", [value])
    value = graph.node("MatMul", [value, graph.weights(file.weights("fc_").reshape(256, 128))])
    graph.output(value, "identity", (1, 128))
    return graph
