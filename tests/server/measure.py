"""How quickly a server tells how a video is: ``python -m tests.server.measure URL TOKEN_FILE VIDEO``.

A hundred clients, each on a line of its own, ask as often as the server tells them to (every half a second), and then
once a second, as the official client does when nobody tells it.
"""

import asyncio
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

CLIENTS = 100
SECONDS = 10.0


async def _client(host: str, port: int, request: bytes, number: int, pause: float, times: list[float]) -> int:
    """Ask until the time is over; gives how many answers were not a 200."""
    await asyncio.sleep(pause * number / CLIENTS)
    reader, writer = await asyncio.open_connection(host, port)
    end, errors = time.perf_counter() + SECONDS, 0
    while time.perf_counter() < end:
        begun = time.perf_counter()
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        times.append(time.perf_counter() - begun)
        errors += b" 200 " not in head[:16]
        await asyncio.sleep(pause)
    writer.close()
    return errors


async def measure(url: str, token: str, video: str, pause: float) -> str:
    """A line with what was measured."""
    parts, times = urlsplit(url), list[float]()
    request = (
        f"GET /v1/videos/{video} HTTP/1.1\r\nHost: {parts.netloc}\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
    )
    clients = (_client(parts.hostname or "", parts.port or 80, request, n, pause, times) for n in range(CLIENTS))
    errors = sum(await asyncio.gather(*clients))
    times.sort()
    shares = " ".join(f"p{share} {1000 * times[len(times) * share // 100]:.1f} ms" for share in (50, 95, 99))
    worst = f"worst {1000 * times[-1]:.1f} ms"
    return f"{CLIENTS} clients, every {pause:g} s: {len(times)} calls, {shares}, {worst}, {errors} errors"


if __name__ == "__main__":
    for each in (0.5, 1.0):
        line = asyncio.run(measure(sys.argv[1], Path(sys.argv[2]).read_text("ascii").strip(), sys.argv[3], each))
        sys.stdout.write(f"{line}\n")
