"""Runs localstripe on a free port of loopback; by itself it would listen on every interface."""

import socket

from aiohttp import web
from localstripe.server import app

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
print(f"listening on 127.0.0.1:{listener.getsockname()[1]}", flush=True)
web.run_app(app, sock=listener, print=None)
