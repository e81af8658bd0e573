"""MCP: the fourth face. An assistant directs the studio with tools, over the Model Context Protocol.

::

    assistant ── tools/call, resources/read ──▶ serving ──▶ story     read prompts, projects, shots
              ◀── results, pictures, progress ──        ──▶ making    takes by the queue, jobs watched
                                                        ──▶ watching  frames, strips, ratings, the film
                                                        ──▶ shelves   resources: ekonte://projects/…
    every tool ──▶ work (a thread beside the conversation) ──▶ workflows

A tool that cannot do what it was asked says what happened and what to do about it, as a tool's error. Projects have
names, never paths; files are written inside the projects' folder, unless another one was allowed at the start.
"""
