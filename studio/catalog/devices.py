"""The card that a model would run on, as far as the system tells without a tensor library."""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from studio.ports.models import Device

_MIB = 1 << 20


def device(disk: Path) -> Device:
    """This machine: the graphics card with the most free memory, Apple's, or none. ``disk`` is where weights lie."""
    ram, free = memory()
    there = next((folder for folder in (disk, *disk.parents) if folder.exists()), Path(disk.anchor or "."))
    room = shutil.disk_usage(there).free
    cards = _nvidia()
    if cards:
        name, total, left = max(cards, key=lambda card: card[2])
        return Device(kind="cuda", name=name, memory=total, free=left, ram=free, disk=room)
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return Device(kind="mps", name="Apple", memory=ram, free=free, ram=free, disk=room)
    return Device(
        kind="cpu", name=platform.processor() or platform.machine(), memory=ram, free=free, ram=free, disk=room
    )


def memory() -> tuple[int, int]:
    """The machine's memory and what of it is free, bytes. Where the free part is not told, half of all."""
    try:
        told = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text("ascii").splitlines() if ":" in line)
        return int(told["MemTotal"].split()[0]) << 10, int(told["MemAvailable"].split()[0]) << 10
    except (OSError, KeyError, ValueError):
        pass
    if sys.platform == "win32":
        return _windows()
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        total = 8 << 30
    return total, total // 2


def _nvidia() -> list[tuple[str, int, int]]:
    command = ["nvidia-smi", "--query-gpu=name,memory.total,memory.free", "--format=csv,noheader,nounits"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return []
    found: list[tuple[str, int, int]] = []
    for line in told.splitlines():
        name, *sizes = (part.strip() for part in line.rsplit(",", 2))
        if len(sizes) == 2 and all(size.isdecimal() for size in sizes):
            found.append((name, int(sizes[0]) * _MIB, int(sizes[1]) * _MIB))
    return found


class _Status(ctypes.Structure):
    """``MEMORYSTATUSEX`` of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("free", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 5),
    )


def _windows() -> tuple[int, int]:
    status = _Status(length=ctypes.sizeof(_Status))
    if sys.platform == "win32" and ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return status.total, status.free
    return 8 << 30, 4 << 30
