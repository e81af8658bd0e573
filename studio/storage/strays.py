"""Rows found in the pages of a database by themselves, where the trees that led to them are gone.

SQLite finds a row from the root of its table. Where the pages between are missing, most rows are still in the file:
each page at the end of a branch says where its rows begin, and the sum of a row tells whose it is and that it is whole.
The layout of pages and rows is that of https://www.sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.
"""

from collections.abc import Iterator

from studio.storage.rows import TABLES, Row, SpoiltError, Table, checked

_PAGE = 4096
_ENDS, _FORKS = 0x0A, 0x02
"""Kinds of pages that hold rows of tables without row numbers, as ours are."""
_MOST, _LEAST = 1002, 489
"""Bytes of a row that its page holds: all up to ``(4096 - 12) * 64 // 255 - 23``, of a longer one at least
``(4096 - 12) * 32 // 255 - 23``."""
_LONGEST = 64 << 20
"""Bytes of a row; more is not looked for."""
_COLUMNS = 5

Strays = dict[Table, dict[str, Row]]
"""Rows by table and id."""

_Column = int | str | None


def strays(data: bytes) -> Strays:
    """The whole rows in the pages of a database, those of free pages apart; of two of one id the later in the file.

    ``data`` is the file, also a part of it. Nothing in it is taken on trust; never raises.
    """
    free = _free(data)
    found: Strays = {}
    for page in range(2, len(data) // _PAGE + 1):
        if page in free:
            continue
        for key, *columns in _rows_of(data, (page - 1) * _PAGE):
            for table in TABLES:
                try:
                    row, _ = checked(table, key, tuple(columns))
                except SpoiltError:
                    continue
                found.setdefault(table, {})[str(key)] = row
                break
    return found


def _free(data: bytes) -> set[int]:
    """Pages that hold nothing any more, as far as the list of them can be followed."""
    free: set[int] = set()
    trunk = _number(data, 32, 4)
    while trunk and trunk not in free and trunk * _PAGE <= len(data):
        at = (trunk - 1) * _PAGE
        free.add(trunk)
        count = min(_number(data, at + 4, 4), _PAGE // 4 - 2)
        free.update(_number(data, at + 8 + 4 * number, 4) for number in range(count))
        trunk = _number(data, at, 4)
    return free


def _rows_of(data: bytes, at: int) -> Iterator[tuple[_Column, ...]]:
    """The rows of five columns that the page at ``at`` holds."""
    kind = data[at]
    if kind not in (_ENDS, _FORKS):
        return
    begin = at + (12 if kind == _FORKS else 8)
    for number in range(min(_number(data, at + 3, 2), _PAGE // 2)):
        cell = _number(data, begin + 2 * number, 2)
        if cell < _PAGE - 4:
            payload = _payload(data, at + cell + (4 if kind == _FORKS else 0))
            columns = None if payload is None else _columns(payload)
            if columns is not None:
                yield columns


def _payload(data: bytes, at: int) -> bytes | None:
    """The bytes of a row, from its page and those in which it goes on; None where one of them is missing."""
    size, at = _varint(data, at)
    if size > min(_LONGEST, len(data)):
        return None
    if size <= _MOST:
        return data[at : at + size]
    kept = _LEAST + (size - _LEAST) % (_PAGE - 4)
    kept = kept if kept <= _MOST else _LEAST
    payload = bytearray(data[at : at + kept])
    page = _number(data, at + kept, 4)
    while len(payload) < size:
        if page <= 1 or page * _PAGE > len(data):
            return None
        at = (page - 1) * _PAGE
        payload += data[at + 4 : at + min(_PAGE, 4 + size - len(payload))]
        page = _number(data, at, 4)
    return bytes(payload)


def _columns(payload: bytes) -> tuple[_Column, ...] | None:
    """Integers and texts of a row; None for anything else than five of them."""
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end and len(kinds) <= _COLUMNS:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) != _COLUMNS:
        return None
    found: list[_Column] = []
    for kind in kinds:
        match kind:
            case 0:
                length, value = 0, None
            case 8 | 9:
                length, value = 0, kind - 8
            case 1 | 2 | 3 | 4 | 5 | 6:
                length = (0, 1, 2, 3, 4, 6, 8)[kind]
                value = int.from_bytes(payload[at : at + length], "big", signed=True)
            case _ if kind >= 13 and kind % 2:
                length = (kind - 13) // 2
                value = payload[at : at + length].decode("utf-8", "replace")
            case _:
                return None
        found.append(value)
        at += length
    return tuple(found)


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for length in range(9):
        byte = data[at + length] if at + length < len(data) else 0
        value = value << 8 | byte if length == 8 else value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at + length + 1
    return value, at + 9
