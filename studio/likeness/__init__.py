"""Faces and voices: what is measured of them, and whether two are one person's. Weights run in ONNX Runtime."""
