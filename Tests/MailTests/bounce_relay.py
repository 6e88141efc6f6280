"""What the mail servers of the tests share: a command that takes mails from them, and ports."""

import pathlib
import shlex
import socket
import subprocess
import threading
import time

# Mail servers run no command as root, whom the files of a test belong to: they hand the mail on to this process, and take over its status.
RELAY = """
import socket, sys
with socket.create_connection(("127.0.0.1", @PORT@)) as peer:
    peer.sendall(" ".join(sys.argv[1:]).encode() + b"\\n" + sys.stdin.buffer.read())
    peer.shutdown(socket.SHUT_WR)
    sys.exit(int(peer.makefile().read()))
"""


def serve_command(folder: pathlib.Path, command):
    """Writes FOLDER/relay.py, which hands its arguments and its standard input on to `command`, and notes what came of that."""
    listener = socket.create_server(("127.0.0.1", 0))
    (folder / "relay.py").write_text(RELAY.replace("@PORT@", str(listener.getsockname()[1])), encoding="utf-8")

    def serve():
        while True:
            peer, _ = listener.accept()
            with peer:
                arguments, mail = peer.makefile("rb").read().split(b"\n", 1)
                done = subprocess.run([*command, *shlex.split(arguments.decode())], input=mail, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
                with open(folder / "commands", "ab") as log:
                    log.write(b"%d %s\n" % (done.returncode, done.stdout.strip()))
                peer.sendall(b"%d" % done.returncode)

    threading.Thread(target=serve, daemon=True).start()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
