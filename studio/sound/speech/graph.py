"""Small surgery on an ONNX file's bytes: one more output, or a random node's noise taken from outside.

An ONNX file is a protocol-buffers message (``onnx.proto``: ``ModelProto.graph`` is field 7, ``GraphProto.node`` 1,
``input`` 11, ``output`` 12). Protocol buffers merge a message that occurs twice, so a few bytes *appended* to the file
add an output or input to its graph: no parsing, no ``onnx`` package.
"""

from collections.abc import Iterator, Sequence

_FLOAT = 1
_GRAPH, _NODE, _NODE_OUTPUT, _INPUT, _OUTPUT = 7, 1, 2, 11, 12


def patched(model: bytes, *, outputs: Sequence[str] = (), inputs: Sequence[str] = ()) -> bytes:
    """The model with the inner float tensors ``outputs`` as further outputs, after those it has, and the inner float
    tensors ``inputs`` fed from outside instead of made by their nodes.

    Such a node goes on making a tensor that nobody reads: its output is renamed in place (same length, last letter
    changed).

    Raises:
        ValueError: no node makes one of ``inputs``.
    """
    out = bytearray(model)
    places = _made_at(model) if inputs else {}
    for name in inputs:
        if name not in places:
            raise ValueError(f"no node of the model makes {name!r}")
        out[places[name] - 1] = ord("_")
        out += _field(_GRAPH, _field(_INPUT, _value_info(name)))
    for name in outputs:
        out += _field(_GRAPH, _field(_OUTPUT, _value_info(name)))
    return bytes(out)


def _made_at(model: bytes) -> dict[str, int]:
    """Where the name of every node's output ends in the file."""
    found: dict[str, int] = {}
    for graph, graph_start, graph_end in _fields(model, 0, len(model)):
        if graph != _GRAPH:
            continue
        for node, start, end in _fields(model, graph_start, graph_end):
            if node == _NODE:
                for kind, a, z in _fields(model, start, end):
                    if kind == _NODE_OUTPUT:
                        found[model[a:z].decode()] = z
    return found


def _value_info(name: str) -> bytes:
    # ValueInfoProto: name = 1, type = 2; TypeProto: tensor_type = 1; its elem_type = 1, and the shape left open.
    return _field(1, name.encode()) + _field(2, _field(1, bytes([8, _FLOAT])))


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _fields(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(number, first byte, one past the last) of every length-delimited field in data[start:end]."""
    at = start
    while at < end:
        key, at = _read_varint(data, at)
        wire = key & 7
        if wire == 2:
            length, at = _read_varint(data, at)
            yield key >> 3, at, at + length
            at += length
        elif wire == 0:
            _, at = _read_varint(data, at)
        elif wire in (1, 5):
            at += 8 if wire == 1 else 4
        else:
            raise ValueError("not a protocol-buffers message")


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
