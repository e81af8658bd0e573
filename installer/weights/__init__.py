"""Makes the small ONNX files that ship under ``models/weights`` from what others published. Run once, by hand."""
