#!/usr/bin/env python3
"""Set up Ekonte and run it, with nothing but Python 3.11 or newer: Linux, macOS, Windows.

    python3 installer/bootstrap.py film "夕焼けの海辺を走る犬" -o film.mp4     a film (any arguments of ekonte film)
    python3 installer/bootstrap.py film                                     the sample film
    python3 installer/bootstrap.py ui [PROJECT]                             the studio's window
    python3 installer/bootstrap.py test [--without neural]                  every check of the project
    python3 installer/bootstrap.py read | render | cameo | doctor …         the other commands of ekonte

Makes ``.venv`` beside this folder and installs the project into it, once; the second time it only looks at a stamp.
Exit status: that of the command; 3 when this machine lacks something.
"""

from __future__ import annotations

import hashlib
import io
import json
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

PURPOSES = ("film", "ui", "test")
"""What one sets up for; each holds all that those before it need."""

DOWNLOAD_MB = {"film": 790, "ui": 790, "test": 972}
"""About how much pip brings over the network on a bare machine (measured on Linux, CPython 3.11)."""

NEURAL_MB = 400
"""What models need besides (torch for the processor alone, diffusers, transformers): with CUDA it is 3 GB."""

NEURAL = "neural"
TORCH = "torch==2.13.0"
"""Asked for by itself and first, so that a build for the processor alone is taken where one is at hand."""

MODELS_TESTS = "tests/diffusion"

FEW = 8
"""Failed tests that get a second look; more than that is no accident of timing."""

RAY_SYSTEMS = (
    ("linux", "x86_64"), ("linux", "aarch64"), ("linux", "arm64"), ("darwin", "arm64"), ("windows", "amd64"),
)  # fmt: skip
"""Where Ray, the engine of farms, comes ready to be used. Elsewhere its tests are skipped, and counted as such."""

COMMANDS = (
    "film", "ui", "read", "render", "resound", "repicture", "export", "bench", "doctor", "mcp", "serve", "watch",
    "verify", "cameo", "farm", "key", "models", "project", "queue",
)  # fmt: skip

_DRAWING = ("libgomp1", "libstdc++6")
"""numba's thread pool, and C++."""

_WINDOW = (
    "libegl1", "libgl1", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-randr0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0",
    "libportaudio2", "libasound2-plugins",
)  # fmt: skip
"""Qt's; and PortAudio with its way to the desktop's sound server."""

_TESTS = (
    "xvfb", "xauth", "xdotool", "ffmpeg", "fonts-noto-cjk", "dbus", "libglib2.0-bin", "pipewire", "pipewire-bin",
    "pipewire-pulse", "wireplumber", "pulseaudio-utils", "melt",
)  # fmt: skip
"""A screen and a sound card for tests that must be seen and heard, and a second opinion on movies and cuts."""

DEBIAN_LIBRARIES = {
    "film": _DRAWING,
    "ui": (*_DRAWING, *_WINDOW),
    "test": (*_DRAWING, *_WINDOW, *_TESTS),
}
"""What comes from the system on Debian and Ubuntu."""


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
    purpose = command if command in PURPOSES else "film"
    rest = arguments[1:]
    neural = command == "test" and not without_neural(rest)
    if not installed(purpose) and not install(purpose):
        return LACKING
    if neural and not bring_neural():
        say("  Models will not be tested: their tests are skipped, and counted below.")
    if command == "test":
        return test(rest)
    if arguments == ["film"]:
        arguments = ["film", "--script", str(ROOT / "resources" / "samples" / "sample.fountain"), "-o", "film.mp4"]
        say(f"Making the sample film: {ROOT / 'resources' / 'samples' / 'sample.fountain'} -> film.mp4")
    return run([venv_python(), "-P", "-m", "studio.app.main", *arguments])


def without_neural(arguments: list[str]) -> bool:
    """Whether ``--without neural`` is among them; it is taken out."""
    for number, one in enumerate(arguments):
        if one == "--without" and arguments[number + 1 : number + 2] == [NEURAL]:
            del arguments[number : number + 2]
            return True
        if one == f"--without={NEURAL}":
            del arguments[number]
            return True
    return False


def bring_neural() -> bool:
    """Install what models need, unless it is there."""
    if NEURAL in stamped_extras():
        return True
    say(f"Bringing what models need: about {NEURAL_MB} MB for the processor alone")
    if not pip_install([TORCH], NEURAL_MB) or not pip_install(["-e", f"{ROOT}[{NEURAL}]"], NEURAL_MB):
        return False
    with STAMP.open("a", encoding="utf-8") as stamp:
        stamp.write(NEURAL + "\n")
    return True


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
    # a file of tests stays in one process, so that what is made for all of it is made once; every process must see the
    # tests in the same order, hence the seed
    side_by_side = [] if extra else ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
    # models are tried in processes of their own: their libraries change how a process behaves, the network's switch too
    apart = [] if extra else [f"--ignore={MODELS_TESTS}"]
    anew = [] if extra else ["--cache-clear"]
    tests = pytest([*side_by_side, *anew, *apart, *extra], QT_QPA_PLATFORM="offscreen")
    if not extra:
        tests = tests and again_alone(tests, apart, QT_QPA_PLATFORM="offscreen")
        say("== tests of models")
        models = pytest([*side_by_side, *anew, MODELS_TESTS])
        tests = (models and again_alone(models, [MODELS_TESTS])) or tests
    return tests or int(bool(failed))


def pytest(arguments: list[str], **usual: str) -> int:
    """Run tests; pytest's exit status."""
    return run([venv_python(), "-m", "pytest", "--durations=15", *arguments], ROOT, PYTHONHASHSEED="0", **usual)


def again_alone(status: int, arguments: list[str], **usual: str) -> int:
    """Some tests keep time with a sound card, a screen or processes that they kill, and share two cores with others.
    A few that failed are run once more with nothing beside them, and named; who fails there has failed."""
    names = last_failed()
    if status != 1 or not 0 < len(names) <= FEW:
        return status
    say(f"== {len(names)} failed beside others; once more, alone:")
    for name in names:
        say(f"   {name}")
    return pytest([*arguments, "--last-failed", "--last-failed-no-failures=none"], **usual)


def last_failed() -> list[str]:
    """Names of the tests that failed in the last run."""
    try:
        return sorted(json.loads((ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed").read_text("utf-8")))
    except (OSError, ValueError):
        return []


# ---------------------------------------------------------------------------------------------------- setting up


def installed(purpose: str) -> bool:
    """Whether this project, as ``pyproject.toml`` is now, is in ``.venv`` for this Python and this purpose."""
    return any(PURPOSES.index(done) >= PURPOSES.index(purpose) for done in stamped())


def stamped() -> list[str]:
    """The purposes that ``.venv`` has been set up for, as everything is now."""
    try:
        lines = STAMP.read_text("utf-8").splitlines()
    except OSError:
        return []
    return [line for line in lines[1:] if line in PURPOSES] if lines and lines[0] == key() else []


def stamped_extras() -> list[str]:
    """What was brought besides, as everything is now."""
    try:
        lines = STAMP.read_text("utf-8").splitlines()
    except OSError:
        return []
    return [line for line in lines[1:] if line == NEURAL] if lines and lines[0] == key() else []


def key() -> str:
    """Changes when what is installed could: the project's own file, the Python, the place."""
    parts = (str(sys.version_info[:3]), sys.base_prefix, str(ROOT))
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + "\0".join(parts).encode()).hexdigest()


def install(purpose: str) -> bool:
    """Make ``.venv`` and install the project into it. Says what it does and how big it is."""
    before = stamped()
    begun = time.monotonic()
    say(f"Setting up Ekonte in {VENV}")
    say(f"  Python {platform.python_version()} ({sys.executable})")
    if not before:
        say(f"  about {DOWNLOAD_MB[purpose]} MB to download on a new machine, 1.6 GB on disk; once, then it is quick")
    system_libraries(purpose)
    if not make_venv():
        return False
    target = f"{ROOT}[{extras()}]" if purpose == "test" else str(ROOT)
    if (purpose == "test" or not before) and not pip_install(["-e", target], DOWNLOAD_MB[purpose]):
        return False
    STAMP.write_text("\n".join([key(), *sorted({*before, purpose})]) + "\n", "utf-8")
    say(f"Ready after {time.monotonic() - begun:.0f} s.")
    return True


def extras(system: str = "", machine: str = "") -> str:
    """What tests need besides; the farm's engine only where it can be had."""
    here = ((system or platform.system()).lower(), (machine or platform.machine()).lower())
    if here in RAY_SYSTEMS:
        return "dev,farm"
    say(f"  Ray does not come for {here[0]} {here[1]}: the tests of farms will be skipped.")
    return "dev"


def system_libraries(purpose: str) -> None:
    """On Debian and Ubuntu, bring the libraries that are missing, or say the line that does; then go on."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return
    there = debian_packages()
    missing = [name for name in DEBIAN_LIBRARIES[purpose] if name not in there]
    if not missing or apt_install(missing):
        return
    what = {"film": "a film fails", "ui": "the window or its sound fails", "test": "tests are skipped or fail"}[purpose]
    say(f"  some system libraries are missing. Going on; if {what}, run:\n  {apt_line(missing)}")


def debian_packages() -> set[str]:
    """Names of the packages that Debian has installed, and of those that they stand in for."""
    listed = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}, ${Provides}\\n"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    names: set[str] = set()
    for line in listed.splitlines():
        state, _, rest = line.partition(" ")
        if state == "installed":
            names |= {name.split("(")[0].strip() for name in rest.split(",")}
    return names


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages if that needs no question: as root, or with a sudo that asks none."""
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif shutil.which("sudo") and quiet(["sudo", "-n", "true"])[0] == 0:
        prefix = ["sudo", "-n"]
    else:
        return False
    say(f"  looking for system libraries: {' '.join(packages)}")
    quiet([*prefix, "apt-get", "update", "-q"])
    command = ["apt-get", "install", "-q", "--no-install-recommends"]
    size = re.search(r"Need to get (?:[\d.,]+ .?B/)?([\d.,]+ .?B)", quiet([*command, "--assume-no", *packages])[1])
    say(f"  installing them{f': {size[1]} to download' if size else ''}")
    if quiet([*prefix, *command, "-y", *packages])[0] == 0:
        return True
    # one name that this release does not know would keep all others away
    done = [quiet([*prefix, *command, "-y", package])[0] for package in packages]
    return not any(done)


def quiet(command: list[str]) -> tuple[int, str]:
    """Run a program of the system without a word: its exit status, and what it said in plain English."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


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


def pip_install(wanted: list[str], expected_mb: int) -> bool:
    """Install the project (editable) or something else, showing how much has come so far."""
    command = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [*command, *wanted],
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


def run(command: list[str], folder: Path | None = None, **usual: str) -> int:
    """Run a program in our place, with ``usual`` variables where the person has set none. Ctrl-C reaches it as well;
    we wait for it to tidy up."""
    sys.stdout.flush()
    environment = {**usual, **os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", "PYTHONUTF8": "1"}
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
