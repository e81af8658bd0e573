"""Bits that survive being half lost: 48 bits and a checksum in a convolutional code, decoded by Viterbi's algorithm."""

import numpy as np
from numpy.typing import NDArray

PAYLOAD = 6
"""Bytes."""
_CHECK_BITS = 16
_BITS = 8 * PAYLOAD + _CHECK_BITS
_MEMORY = 8
_GENERATORS = (0o765, 0o671, 0o513, 0o473)
"""The best of rate 1/4 with this memory (Lin and Costello, table 12.1): free distance 24."""
_STATES = 1 << _MEMORY
CODED = (_BITS + _MEMORY) * len(_GENERATORS)
"""Coded bits: 288."""


def encoded(payload: bytes) -> NDArray[np.int8]:
    """``CODED`` signs, 1 or -1."""
    bits = np.unpackbits(np.frombuffer(payload + _check(payload).to_bytes(2, "big"), np.uint8))
    register, signs = 0, np.empty((_BITS + _MEMORY, len(_GENERATORS)), np.int8)
    for step, bit in enumerate([*bits.tolist(), *([0] * _MEMORY)]):
        register = (register >> 1) | (bit << _MEMORY)
        signs[step] = [1 - 2 * ((register & generator).bit_count() & 1) for generator in _GENERATORS]
    return signs.ravel()


def decoded(soft: NDArray[np.float64]) -> bytes | None:
    """The payload whose signs fit these values best; None if its checksum does not."""
    steps = soft.reshape(-1, len(_GENERATORS))
    previous, expected = _trellis()
    best = np.full(_STATES, -np.inf)
    best[0] = 0.0
    choices = np.empty((len(steps), _STATES), np.uint8)
    for step, values in enumerate(steps):
        reached = best[previous] + expected @ values
        choices[step] = np.argmax(reached, axis=1)
        best = np.take_along_axis(reached, choices[step][:, None], axis=1)[:, 0]
    state, bits = 0, np.empty(len(steps), np.uint8)
    for step in range(len(steps) - 1, -1, -1):
        bits[step] = state >> (_MEMORY - 1)
        state = int(previous[state, choices[step, state]])
    told = np.packbits(bits[:_BITS]).tobytes()
    payload = told[:PAYLOAD]
    return payload if _check(payload) == int.from_bytes(told[PAYLOAD:], "big") else None


def _trellis() -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each state the two it may come from, and the signs sent on the way (states, 2, generators)."""
    previous = np.empty((_STATES, 2), np.int64)
    expected = np.empty((_STATES, 2, len(_GENERATORS)))
    for state in range(_STATES):
        for lost in (0, 1):
            register = (state << 1) | lost
            previous[state, lost] = register & (_STATES - 1)
            expected[state, lost] = [1 - 2 * ((register & generator).bit_count() & 1) for generator in _GENERATORS]
    return previous, expected


def _check(payload: bytes) -> int:
    """CRC-16 (X.25), never zero for an empty one."""
    value = 0xFFFF
    for byte in payload:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ (0x8408 if value & 1 else 0)
    return value ^ 0xFFFF
