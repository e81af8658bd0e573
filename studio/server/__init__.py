"""The server: the third face. The retired video API's shape over HTTP, and the studio's own beside it.

::

    /v1/videos …           what programs that spoke to the retired video API ask for (``studio.workflows.videos``)
    /v1/models             which engine answers to which model
    /v1/webhook_endpoints  who is told when a video is done
    /ekonte/v1/ …          projects, shots, takes, the queue, events as a stream (``studio.api``)
    /health                whether it is there; the one door that needs no token

It listens on the loopback address and asks for a bearer token, unless somebody says otherwise. It makes nothing
itself: videos are jobs of the studio's queue, and what a restart finds is gone on with.
"""
