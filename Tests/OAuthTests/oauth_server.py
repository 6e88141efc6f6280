"""Becomes oauth_peer.py on a free port of loopback, and tells its port once it answers. usage: oauth_server.py STYLE SECONDS"""

import os
import pathlib
import socket
import sys
import time

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]

if os.fork() == 0:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    print(f"listening on 127.0.0.1:{port}", flush=True)
    os._exit(0)

null = os.open(os.devnull, os.O_WRONLY)
os.dup2(null, 1)
os.dup2(null, 2)
peer = pathlib.Path(__file__).parent / "oauth_peer.py"
style, expires = sys.argv[1:]
os.execv(sys.executable, [sys.executable, str(peer), "--port", str(port), "--style", style, "--expires", expires])
