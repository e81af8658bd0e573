#!/usr/bin/env python3
"""Set up Ekonte and run it, with nothing but Python 3.11 or newer: Linux, macOS, Windows.

    python3 installer/bootstrap.py film "夕焼けの海辺を走る犬" -o film.mp4     a film (any arguments of ekonte film)
    python3 installer/bootstrap.py film                                     the sample film
    python3 installer/bootstrap.py test                                     every check of the project
    python3 installer/bootstrap.py read | render | bench | doctor …         the other commands of ekonte

Makes ``.venv`` beside this folder and installs the project into it, once; the second time it only looks at a stamp.
Exit status: that of the command; 3 when this machine lacks something.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "ekonte-installed"
OLDEST = (3, 11)
LACKING = 3

DOWNLOAD_MB = {"film": 550, "test": 635}
"""About how much comes over the network on a bare machine (measured on Linux, CPython 3.11)."""

COMMANDS = ("film", "read", "render", "bench", "doctor")

DEBIAN_LIBRARIES = ("libgomp1", "libstdc++6")
"""What the wheels take from the system on Debian and Ubuntu: numba's thread pool, and C++. The window of a later
version will add those of Qt and PortAudio."""


def main(arguments: list[str]) -> int:
    """Set up what the command needs, then run it."""
    if sys.version_info < OLDEST:
        say(
            f"Ekonte needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {platform.python_version()} "
            f"({sys.executable}). Install a newer one from https://www.python.org or your system, and start this "
            "with it."
        )
        return LACKING
    command = arguments[0] if arguments else ""
    if command not in (*COMMANDS, "test"):
        say(__doc__ or "")
        return 0 if command in ("", "-h", "--help", "help") else 2
    purpose = "test" if command == "test" else "film"
    if not installed(purpose) and not install(purpose):
        return LACKING
    if command == "test":
        return test(arguments[1:])
    if arguments == ["film"]:
        arguments = ["film", "--script", str(ROOT / "resources" / "samples" / "sample.fountain"), "-o", "film.mp4"]
        say(f"Making the sample film: {ROOT / 'resources' / 'samples' / 'sample.fountain'} -> film.mp4")
    return run([venv_python(), "-P", "-m", "studio.app.main", *arguments])


def test(extra: list[str]) -> int:
    """Every check of the project, the tests last. Exit status 0 only if all of them pass."""
    checks = (
        ("ruff", ["-m", "ruff", "check", "."]),
        ("ruff format", ["-m", "ruff", "format", "--check", "."]),
        ("pyright", ["-m", "pyright"]),
        ("import contracts", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
    )
    failed: list[str] = []
    for name, arguments in checks:
        begun = time.monotonic()
        say(f"== {name}")
        if run([venv_python(), *arguments], folder=ROOT) != 0:
            failed.append(name)
        say(f"   {'FAILED' if name in failed else 'passed'} in {time.monotonic() - begun:.0f} s")
    if failed:
        say(f"FAILED before the tests: {', '.join(failed)}")
    say("== tests")
    tests = run([venv_python(), "-m", "pytest", *extra], folder=ROOT)
    return tests or int(bool(failed))


# ---------------------------------------------------------------------------------------------------- setting up


def installed(purpose: str) -> bool:
    """Whether this project, as ``pyproject.toml`` is now, is in ``.venv`` for this Python and this purpose."""
    try:
        lines = STAMP.read_text("utf-8").splitlines()
    except OSError:
        return False
    return bool(lines) and lines[0] == key() and (purpose in lines[1:] or "test" in lines[1:])


def key() -> str:
    """Changes when what is installed could: the project's own file, the Python, the place."""
    parts = (str(sys.version_info[:3]), sys.base_prefix, str(ROOT))
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + "\0".join(parts).encode()).hexdigest()


def install(purpose: str) -> bool:
    """Make ``.venv`` and install the project into it. Says what it does and how big it is."""
    say(f"Setting up Ekonte in {VENV}")
    say(f"  Python {platform.python_version()} ({sys.executable})")
    say(f"  about {DOWNLOAD_MB[purpose]} MB to download on a new machine, 1.4 GB on disk; once, then it starts at once")
    system_libraries()
    if not make_venv():
        return False
    target = f"{ROOT}[dev]" if purpose == "test" else str(ROOT)
    begun = time.monotonic()
    if not pip_install(target, DOWNLOAD_MB[purpose]):
        return False
    done = {purpose}
    try:
        before = STAMP.read_text("utf-8").splitlines()
        done |= set(before[1:]) if before and before[0] == key() else set()
    except OSError:
        pass
    STAMP.write_text("\n".join([key(), *sorted(done)]) + "\n", "utf-8")
    say(f"Ready after {time.monotonic() - begun:.0f} s.")
    return True


def system_libraries() -> None:
    """On Debian and Ubuntu, bring the libraries that are missing, or say the line that does; then go on."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return
    missing = [name for name in DEBIAN_LIBRARIES if not has_package(name)]
    if missing and not apt_install(missing):
        say(f"  some system libraries are missing. Going on; if a film fails, run: {apt_line(missing)}")


def has_package(name: str) -> bool:
    """Whether Debian has it installed."""
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    return b"install ok installed" in done.stdout


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages if that needs no question: as root, or with a sudo that asks none."""
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        prefix = ["sudo", "-n"]
    else:
        return False
    say(f"  installing system libraries: {' '.join(packages)}")
    for arguments in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run([*prefix, "apt-get", *arguments], capture_output=True, env=environment, check=False)
    return done.returncode == 0


def apt_line(packages: list[str]) -> str:
    """The line a person types."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


def make_venv() -> bool:
    """``.venv`` with pip, for this Python; an unusable or another Python's one is made anew."""
    if venv_fits():
        return True
    say("  making the virtual environment")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0 and "ensurepip" in done.stdout + done.stderr:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if shutil.which("apt-get") is None or not (apt_install([package]) or apt_install(["python3-venv"])):
            say(f"This Python cannot make virtual environments. Run: {apt_line([package])}")
            return False
        done = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False
        )
    if done.returncode != 0:
        say(f"The virtual environment could not be made:\n{done.stdout}{done.stderr}")
        return False
    return True


def venv_fits() -> bool:
    """Whether ``.venv`` has a working pip and this very version of Python."""
    if not Path(venv_python()).exists():
        return False
    question = "import sys, pip; print(sys.version_info[:3])"
    done = subprocess.run([venv_python(), "-c", question], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.strip() == str(sys.version_info[:3])


def pip_install(target: str, expected_mb: int) -> bool:
    """Install the project, editable, showing how much has come so far."""
    command = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [*command, "-e", target],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        cwd=ROOT,
        env=environment,
    )
    last: list[str] = []
    come = 0.0
    assert process.stdout is not None
    for line in process.stdout:
        last = [*last[-30:], line.rstrip()]
        size = downloading(line)
        if size is not None:
            come += size[1]
            if size[1] >= 1:
                say(f"  {come:4.0f} of about {expected_mb} MB  {size[0]}")
        elif line.startswith("Installing collected"):
            say("  unpacking")
    if process.wait() == 0:
        return True
    say("\n".join(["Installing failed. What pip said last:", *last]))
    say("If the network is the cause, check it and start this again: what was downloaded is kept.")
    return False


def downloading(line: str) -> tuple[str, float] | None:
    """Name and MB of the file that a line of pip's says is coming, or None."""
    found = re.match(r"\s*Downloading (?:\S*/)?([^/\s]+) \(([\d.]+) ?([kMG]?)B\)", line)
    if found is None:
        return None
    scale = {"": 1e-6, "k": 1e-3, "M": 1.0, "G": 1e3}[found.group(3)]
    return found.group(1).split("-")[0], float(found.group(2)) * scale


# ---------------------------------------------------------------------------------------------------- running


def venv_python() -> str:
    """The Python of ``.venv``."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def run(command: list[str], folder: Path | None = None) -> int:
    """Run a program in our place. Ctrl-C reaches it as well; we wait for it to tidy up."""
    sys.stdout.flush()
    environment = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", "PYTHONUTF8": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def say(text: str) -> None:
    """A line to the person. Standard error, so that a command's results stay alone on standard output."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
