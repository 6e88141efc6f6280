"""Becomes a server of calendars on a free port of loopback, and tells its port once it answers.

usage: calendar_server.py radicale|xandikos FOLDER

Radicale has the users master:secret and other:secret; xandikos has one user and no login.
"""

import os
import pathlib
import socket
import sys
import time

name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
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
if name == "radicale":
    (folder / "users").write_text("master:secret\nother:secret\n")
    (folder / "config").write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n"
        f"[auth]\ntype = htpasswd\nhtpasswd_filename = {folder}/users\nhtpasswd_encryption = plain\ndelay = 0\n"
        f"[rights]\ntype = owner_only\n[storage]\nfilesystem_folder = {folder}/collections\n"
    )
    os.execv(sys.executable, [sys.executable, "-m", "radicale", "--config", str(folder / "config")])
command = os.path.join(os.path.dirname(sys.executable), "xandikos")
options = ["--defaults", "-l", "127.0.0.1", "-p", str(port), "--current-user-principal", "/user/"]
os.execv(command, [command, "serve", "-d", str(folder / "data"), *options])
