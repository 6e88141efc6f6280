"""Google's Calendar API as the package `myworld` from PyPI plays it, for accounts that an OAuth server of the tests has connected.

usage: myworld_server.py CHECK_URL

A token is good if CHECK_URL answers 200 to it, and so is "reader"; its owner is master@salon.test. POST /test/faults sets what goes wrong, in the form of
myworld: {"kind": "timeout_after_commit", "tool": "*", "on_call": 1}.
"""

import ctypes
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CHECK = sys.argv[1]
WORLD = {
    "id": "salon",
    "time": "realtime",
    "spec": {
        "name": "salon",
        "task": "calendar",
        "now": "2026-03-02T08:00:00Z",
        "servers": {
            "calendar": {
                "seed": {"user": {"email": "master@salon.test", "name": "Anna"}, "timeZone": "Europe/Berlin", "events": []}
            }
        },
    },
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def send(method, url, document=None, headers={}):
    data = None if document is None else json.dumps(document).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **headers}, method=method)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def end_with_parent():
    # PR_SET_PDEATHSIG: the tests kill this process, which then has no time to end its child.
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def start():
    """Starts myworld, and returns where it is and the token that it gives out."""
    url = f"http://127.0.0.1:{free_port()}"
    program = Path(sys.executable).parent / "myworld"
    command = [program, "serve", "--host", "127.0.0.1", "--port", url.rsplit(":", 1)[1], "--no-passthrough"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    child = subprocess.Popen(command, preexec_fn=end_with_parent, **quiet)
    end = time.monotonic() + 60
    while True:
        try:
            world = json.loads(send("POST", f"{url}/envs", WORLD))
            return url, world["credentials"]["agent"]["google_access_token"]
        except (urllib.error.URLError, ConnectionError):
            if child.poll() is not None or time.monotonic() > end:
                raise SystemExit("myworld does not start")
            time.sleep(0.05)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def is_known(self):
        if self.headers["Authorization"] == "Bearer reader":
            return True
        try:
            send("GET", CHECK, headers={"Authorization": self.headers["Authorization"] or ""})
            return True
        except urllib.error.HTTPError:
            return False

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
        if self.path == "/test/faults":
            send("PUT", f"{url}/instances/salon-calendar/faults", json.loads(body))
            return self.answer(200, b"null", {"Content-Type": "application/json"})
        headers = {"Content-Type": "application/json"}
        # A wrong token goes on as it is, for myworld to refuse.
        headers["Authorization"] = f"Bearer {token}" if self.is_known() else "Bearer wrong"
        request = urllib.request.Request(f"{url}/gw/www.googleapis.com{self.path}", body, headers, method=self.command)
        try:
            with urllib.request.urlopen(request) as answer:
                self.pass_on(answer)
        except urllib.error.HTTPError as error:
            self.pass_on(error)

    def pass_on(self, answer):
        kept = {name: answer.headers[name] for name in ("Content-Type", "Retry-After", "ETag") if answer.headers[name]}
        self.answer(answer.status, answer.read(), kept)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any


url, token = start()
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
