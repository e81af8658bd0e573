"""Turns a TensorFlow Lite graph of pictures into an ONNX one. Values are kept channels first; inputs and outputs stay
as they were (batch, height, width, channels)."""

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from installer.weights.onnx_file import OnnxGraph
from installer.weights.tflite_file import Operation, Table, TfliteFile

_ACTIVATIONS = {1: "Relu", 3: "Relu6"}


def converted(file: TfliteFile, input_name: str, output_names: Sequence[str]) -> OnnxGraph:
    """The same graph. Raises ``ValueError``: it does something that these graphs do not."""
    return _Conversion(file).run(input_name, output_names)


class _Conversion:
    def __init__(self, file: TfliteFile) -> None:
        self._file = file
        self._graph = OnnxGraph()
        self._values: dict[int, str] = {}
        self._constants: dict[int, NDArray[np.float32] | NDArray[np.int32]] = {}

    def run(self, input_name: str, output_names: Sequence[str]) -> OnnxGraph:
        [first] = self._file.inputs
        outside = self._graph.input(input_name, self._file.shape(first))
        self._values[first] = self._graph.node("Transpose", [outside], perm=[0, 3, 1, 2])
        for operation in self._file.operations():
            self._convert(operation)
        for tensor, name in zip(self._file.outputs, output_names, strict=True):
            self._graph.output(self._outward(tensor), name, self._file.shape(tensor))
        return self._graph

    def _convert(self, operation: Operation) -> None:
        [result], first = operation.outputs, operation.inputs[0]
        match operation.kind:
            case "dequantize":
                self._constants[result] = self._held(first)
                return
            case "conv" | "depthwise_conv":
                value = self._convolution(operation)
            case "Convolution2DTransposeBias":
                value = self._spreading(operation)
            case "max_pool" | "average_pool":
                value = self._pool(operation)
            case "mean":
                value = self._graph.node("GlobalAveragePool", [self._values[first]])
            case "add" | "mul":
                values = [self._operand(tensor) for tensor in operation.inputs]
                value = self._graph.node(operation.kind.title(), values)
                value = self._activated(value, operation.options, 0)
            case "relu" | "logistic" | "hard_swish" | "relu6":
                value = self._shaped(operation.kind, self._values[first])
            case "prelu":
                slope = np.moveaxis(self._held(operation.inputs[1]).astype(np.float32), -1, 0)
                value = self._sloped(self._values[first], slope)
            case "pad":
                value = self._padded(operation)
            case "reshape":
                wanted = self._graph.numbers(self._file.shape(result))
                value = self._graph.node("Reshape", [self._outward(first), wanted])
            case "concatenation":
                value = self._joined(operation)
            case "resize_bilinear":
                value = self._resized(operation)
            case _:
                raise ValueError(f"{operation.kind} is not known")
        self._values[result] = value

    def _held(self, tensor: int) -> NDArray[np.float32] | NDArray[np.int32]:
        known = self._constants.get(tensor)
        known = self._file.constant(tensor) if known is None else known
        if known is None:
            raise ValueError("weights that are only known when it runs")
        return known

    def _operand(self, tensor: int) -> str:
        if tensor in self._values:
            return self._values[tensor]
        held = self._held(tensor).astype(np.float32)
        return self._graph.weights(np.moveaxis(held, -1, 1) if held.ndim == 4 else held)

    def _outward(self, tensor: int) -> str:
        """A value with its channels last, as the file means it."""
        value = self._values[tensor]
        pictured = len(self._file.shape(tensor)) == 4
        return self._graph.node("Transpose", [value], perm=[0, 2, 3, 1]) if pictured else value

    def _convolution(self, operation: Operation) -> str:
        options, (source, weight, bias) = _given(operation.options), operation.inputs
        kernel = self._held(weight).astype(np.float32)
        deep = operation.kind == "depthwise_conv"
        # Depthwise: (1, height, width, channels); else (out, height, width, in).
        kernel = np.moveaxis(kernel, -1, 0 if deep else 1)
        added = self._held(bias).astype(np.float32)
        value = self._graph.node(
            "Conv",
            [self._values[source], self._graph.weights(kernel), self._graph.weights(added)],
            kernel_shape=kernel.shape[2:],
            group=kernel.shape[0] if deep else 1,
            strides=_strides(options),
            pads=self._pads(operation, kernel.shape[2:]),
        )
        return self._activated(value, options, 4 if deep else 3)

    def _spreading(self, operation: Operation) -> str:
        """MediaPipe's transposed convolution with a bias; its options are padding and strides as plain numbers."""
        source, weight, bias = operation.inputs
        _, across, down = struct.unpack_from("<iii", operation.custom, 0)
        kernel = np.moveaxis(self._held(weight).astype(np.float32), -1, 0)
        weights = [self._graph.weights(kernel), self._graph.weights(self._held(bias).astype(np.float32))]
        return self._graph.node(
            "ConvTranspose", [self._values[source], *weights], kernel_shape=kernel.shape[2:], strides=[down, across]
        )

    def _pool(self, operation: Operation) -> str:
        options = _given(operation.options)
        window = (options.number(4), options.number(3))
        pads = self._pads(operation, window)
        kind = "MaxPool" if operation.kind == "max_pool" else "AveragePool"
        return self._graph.node(
            kind, [self._values[operation.inputs[0]]], kernel_shape=window, strides=_strides(options), pads=pads
        )

    def _pads(self, operation: Operation, window: Sequence[int]) -> list[int]:
        """Top, left, bottom, right. TensorFlow puts the odd one after."""
        options = _given(operation.options)
        if options.number(0, "<b"):
            return [0, 0, 0, 0]
        size, result = self._file.shape(operation.inputs[0])[1:3], self._file.shape(operation.outputs[0])[1:3]
        strides = _strides(options)
        missing = [max((result[a] - 1) * strides[a] + window[a] - size[a], 0) for a in (0, 1)]
        return [missing[0] // 2, missing[1] // 2, missing[0] - missing[0] // 2, missing[1] - missing[1] // 2]

    def _sloped(self, value: str, slope: NDArray[np.float32]) -> str:
        """A rectifier that lets a part of what is negative through. The runtime's own branches at every number, which
        takes longer than the convolutions; a maximum does the same where no slope is steeper than 1."""
        if float(slope.max()) <= 1:
            return self._graph.node("Max", [value, self._graph.node("Mul", [value, self._graph.weights(slope)])])
        below = self._graph.node("Min", [value, self._graph.floats(np.array(0, np.float32))])
        return self._graph.node("Add", [value, self._graph.node("Mul", [below, self._graph.weights(slope - 1)])])

    def _padded(self, operation: Operation) -> str:
        pads = self._held(operation.inputs[1])[[0, 3, 1, 2]]
        numbers = self._graph.numbers([int(number) for number in (*pads[:, 0], *pads[:, 1])])
        return self._graph.node("Pad", [self._values[operation.inputs[0]], numbers])

    def _joined(self, operation: Operation) -> str:
        axis = _given(operation.options).number(0)
        if len(self._file.shape(operation.outputs[0])) == 4:
            axis = (0, 2, 3, 1)[axis]
        return self._graph.node("Concat", [self._values[tensor] for tensor in operation.inputs], axis=axis)

    def _resized(self, operation: Operation) -> str:
        options = _given(operation.options)
        ways = ("align_corners" if options.number(2, "<b") else "asymmetric", "half_pixel")
        _, height, width, channels = self._file.shape(operation.outputs[0])
        sizes = self._graph.numbers([1, channels, height, width])
        inputs = [self._values[operation.inputs[0]], "", "", sizes]
        way = ways[1] if options.number(3, "<b") else ways[0]
        return self._graph.node("Resize", inputs, mode="linear", coordinate_transformation_mode=way)

    def _activated(self, value: str, options: Table | None, field: int) -> str:
        number = options.number(field, "<b") if options else 0
        if not number:
            return value
        return self._shaped(_ACTIVATIONS[number].lower(), value)

    def _shaped(self, kind: str, value: str) -> str:
        match kind:
            case "relu":
                return self._graph.node("Relu", [value])
            case "relu6":
                bounds = [self._graph.floats(np.array(number, np.float32)) for number in (0, 6)]
                return self._graph.node("Clip", [value, *bounds])
            case "logistic":
                return self._graph.node("Sigmoid", [value])
            case _:
                return self._graph.node("HardSwish", [value])


def _given(options: Table | None) -> Table:
    if options is None:
        raise ValueError("an operation without its options")
    return options


def _strides(options: Table) -> list[int]:
    """Down, across."""
    return [options.number(2), options.number(1)]
