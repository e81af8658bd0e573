"""Capture: cameras through PyAV, microphones through PortAudio, both recorded on one clock. Implements
``studio.ports.capture``.

Cameras are read with FFmpeg's device inputs (Video4Linux2, DirectShow, AVFoundation; each is in PyAV's own wheel for
that system) rather than with OpenCV: they give the driver's timestamps, stable names, the reason why a camera cannot be
opened, and the camera's own compressed pictures; and a file or a stream in a camera's place is the same code.
"""

from studio.capture.devices import DeviceCapture

__all__ = ["DeviceCapture"]
