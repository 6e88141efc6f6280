"""Serves calendars whose contents and faults a test sets: POST /set/NAME with {"body", "status", "headers"} as JSON, GET /NAME.

A file has an ETag and is answered with 304 to those who have it. REPORT answers as GET does. GET /seen/NAME tells the requests for it, as JSON.
"""

import hashlib
import http.server
import json
import threading

lock = threading.Lock()
files = {}
seen = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_POST(self):
        name = self.path.removeprefix("/set/")
        document = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with lock:
            files[name] = document
        self.answer(200, b"")

    def do_GET(self):
        name = self.path[1:].split("?")[0]
        with lock:
            if name.startswith("seen/"):
                self.answer(200, json.dumps(seen.get(name[5:], [])).encode())
                return
            seen.setdefault(name, []).append(dict(self.headers))
            document = files.get(name)
        if document is None:
            self.answer(404, b"")
            return
        body = document.get("body", "").encode() * document.get("times", 1)
        status, headers = document.get("status", 200), document.get("headers", {})
        if status == 200:
            headers = {"ETag": '"%s"' % hashlib.sha256(body).hexdigest()[:16], **headers}
            if self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
        self.answer(status, body, headers)

    def do_REPORT(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def answer(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
