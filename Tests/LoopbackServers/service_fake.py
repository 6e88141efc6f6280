"""What the stand-ins of Google's and Microsoft's calendars have in common.

A stand-in is told what to do at paths that begin with /test. POST /test/faults sets what happens to the next requests: {"status", "reason",
"retry_after", "skip", "when": "before" or "after", "lost", "half"}; GET /test/log tells what was asked. POST /test/forget makes what
tells of changes too old. Notices wait until POST /test/deliver says so: {"lose": [0], "twice": true} loses the first and sends the others twice, and the
answer is what was answered. POST /test/hosts says where hosts are, {"bookable.test": "127.0.0.1:80"}; POST /test/clock what time
it is, in unix seconds.

With an argument, a token is good if that address answers 200 to it; without, each is but "bad".
"""

import json
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

CHECK = sys.argv[1] if len(sys.argv) > 1 else None
KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float), "null": type(None)}

lock = threading.RLock()
state = {"number": 0, "oldest": 0, "faults": [], "log": [], "told": [], "hosts": {}, "clock": None}


class Refusal(Exception):
    def __init__(self, status, reason, more={}):
        self.status, self.reason, self.more = status, reason, more


class ServiceHandler(BaseHTTPRequestHandler):
    """Answers requests; a subclass has `act(parts, document)`, `error(...)`, `put(calendar, event)` and what is below."""

    protocol_version = "HTTP/1.1"

    # The calendars by their ids, the first of which is the account's own; the reasons of failures and of wrong tokens.
    calendars = {}
    failure = unauthorized = None

    def log_message(self, *arguments):
        pass

    def answer(self, status, body=None, headers={}):
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(data), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(data)

    def handle_any(self):
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        document = json.loads(body) if body else None
        with lock:
            if parts.path.startswith("/test/"):
                return self.answer(200, self.test(parts.path, document))
            state["log"].append(f"{self.command} {self.path}")
            fault = next((fault for fault in state["faults"] if not fault.get("skip")), None)
            for other in state["faults"]:
                other["skip"] = max(0, other.get("skip", 0) - 1)
            if fault:
                state["faults"].remove(fault)
            try:
                if fault and fault.get("when", "before") == "before":
                    return self.fail(fault)
                self.authorize()
                answer = self.act(parts, document)
                return self.fail(fault, answer) if fault else self.answer(*answer)
            except Refusal as refusal:
                self.refuse(refusal.status, refusal.reason, refusal.more)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any

    def fail(self, fault, answer=(200, None)):
        if fault.get("half"):
            # As if the connection broke in the middle of an answer.
            data = json.dumps(answer[1]).encode()
            self.send_response(answer[0])
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data) + 1))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2])
        if fault.get("lost") or fault.get("half"):
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.refuse(fault["status"], fault.get("reason", self.failure), {}, fault.get("retry_after"))

    def refuse(self, status, reason, more={}, retry_after=None):
        headers = {"Retry-After": retry_after} if retry_after else {}
        self.answer(status, {"error": self.error(status, reason, more)}, headers)

    def authorize(self):
        token = (self.headers["Authorization"] or "").removeprefix("Bearer ")
        if CHECK is None:
            if token == "bad" or not token:
                raise Refusal(401, self.unauthorized)
            return
        request = urllib.request.Request(CHECK, headers={"Authorization": f"Bearer {token}"})
        try:
            urllib.request.urlopen(request).close()
        except urllib.error.HTTPError:
            raise Refusal(401, self.unauthorized)

    def test(self, path, body):
        name = unquote(path.split("/", 3)[3]) if path.count("/") > 2 else next(iter(self.calendars))
        if path.startswith("/test/events"):
            for event in body:
                self.put(self.calendars[name], event)
        elif path == "/test/faults":
            state["faults"] = body
        elif path == "/test/forget":
            state["oldest"] = state["number"] + 1
        elif path.startswith("/test/all"):
            return self.all(self.calendars[name])
        elif path in ("/test/hosts", "/test/clock"):
            state[path.split("/")[2]] = body
        elif path == "/test/deliver":
            return self.deliver(body or {})
        return state["log"]

    def now(self):
        return time.time() if state["clock"] is None else state["clock"]

    def place(self, url):
        """Where a host is that only the tests know."""
        parts = urlsplit(url)
        return f"http://{state['hosts'][parts.hostname]}{parts.path}" + (f"?{parts.query}" if parts.query else "")

    def find(self, name):
        if name not in self.calendars:
            raise Refusal(404, self.missing)
        return self.calendars[name]

    def post(self, address, body, headers, times=1):
        """Sends a notice, and returns the statuses of the answers."""
        answers = []
        for _ in range(times):
            request = urllib.request.Request(self.place(address), data=body, headers=headers, method="POST")
            try:
                with urllib.request.urlopen(request) as answer:
                    answers.append(answer.status)
            except urllib.error.HTTPError as error:
                answers.append(error.code)
        return answers

    @classmethod
    def serve(cls):
        server = FakeServer(("127.0.0.1", 0), cls)
        print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


class FakeServer(ThreadingHTTPServer):
    def handle_error(self, request, address):
        """Servers that are killed leave their connections; what the fake itself gets wrong is worth reading."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, address)
