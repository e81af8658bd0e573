"""Ray: shots and takes on many machines. The second ``Runner`` of ``studio.ports.queue``; Ray is the extra ``farm``.

::

    RayRunner ══ pipe ══▶ driver (its own process) ── Staff ──▶ Actor, Actor … on every node, warm
                                │                                 │  unpacked: files as bytes, in a folder of its own
                                └──────────── landed ◀────────────┘  packed

Only ``engine`` imports Ray, and only in the driver's and the actors' processes. Projects need not be on shared disks:
what an order reads goes out with it, what it writes comes back. Nothing is pickled but plain text and bytes, so a node
with another version answers in words, and is refused.
"""
