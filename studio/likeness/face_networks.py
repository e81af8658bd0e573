"""The networks that look at faces, each opened when it is first used."""

import threading
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError

FILES: Mapping[str, str] = {
    "face_detection": "face/face_detection.onnx",
    "face_mesh": "face/face_mesh.onnx",
    "iris": "face/iris.onnx",
    "selfie": "face/selfie.onnx",
    "identity": "identity/identity.onnx",
}


class Networks:
    """Those under a folder of weights (``models/weights``). One thread of computing each: they are small, and the
    stage needs the rest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, Any] = {}

    def run(self, name: str, picture: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """Its outputs for a picture, float32 (1, height, width, 3). Raises ``AssetMissingError``: it is not there."""
        made: Any = _aside(lambda: self._ran(name, picture))
        return [np.asarray(out, np.float32) for out in made]

    def _ran(self, name: str, picture: NDArray[np.float32]) -> object:
        session = self._open.get(name) or self._opened(name)
        return session.run(None, {session.get_inputs()[0].name: picture})

    def _opened(self, name: str) -> Any:
        file = self._folder / FILES[name]
        if not file.is_file():
            raise AssetMissingError(
                f"The weights {file} are not there, so faces cannot be looked at.", todo="Install the studio again."
            )
        ort: Any = import_module("onnxruntime")
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.set_denormal_as_zero", "1")  # else thrice as slow
        session: Any = ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        self._open[name] = session
        return session


def _aside(compute: Callable[[], object]) -> object:
    """On a thread of its own: what takes denormals for zero leaves its thread so, and other numbers must not be
    counted otherwise for a face that was looked at before."""
    made: list[object] = []
    failed: list[BaseException] = []

    def _run() -> None:
        try:
            made.append(compute())
        except BaseException as exc:  # noqa: BLE001  raised where it was asked for
            failed.append(exc)

    thread = threading.Thread(target=_run, name="faces", daemon=True)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return made[0]
