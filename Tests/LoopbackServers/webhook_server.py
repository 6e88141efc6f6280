"""Takes events as an integrator's server would: POST to /NAME is answered as POST to /set/NAME with {"status", "delay"} has asked for.

GET /seen/NAME tells the requests for it as JSON: the body as it came, the header fields, and whether the signature is by a secret that
PUT to /secret/NAME has told. It checks signatures by its own means (hmac), as an integrator would.
"""

import hashlib
import hmac
import http.server
import json
import threading
import time

lock = threading.Lock()
answers = {}
secrets = {}
seen = {}


def is_signed(name, body, header):
    fields = [field.split("=", 1) for field in header.split(",")]
    moment = [value for key, value in fields if key == "t"]
    if len(moment) != 1:
        return False
    for secret in secrets.get(name, []):
        code = hmac.new(secret.encode(), moment[0].encode() + b"." + body, hashlib.sha256).hexdigest()
        if any(key == "v1" and hmac.compare_digest(value, code) for key, value in fields):
            return True
    return False


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def do_PUT(self):
        with lock:
            secrets.setdefault(self.path.removeprefix("/secret/"), []).append(self.body().decode())
        self.answer(200, b"")

    def do_POST(self):
        body = self.body()
        if self.path.startswith("/set/"):
            with lock:
                answers[self.path.removeprefix("/set/")] = json.loads(body)
            return self.answer(200, b"")
        name = self.path[1:]
        with lock:
            signature = self.headers.get("Bookable-Signature", "")
            seen.setdefault(name, []).append(
                {"body": body.decode(), "headers": dict(self.headers), "isSigned": is_signed(name, body, signature)}
            )
            wanted = answers.get(name, {})
        time.sleep(wanted.get("delay", 0))
        self.answer(wanted.get("status", 204), b"", wanted.get("headers", {}))

    def do_GET(self):
        with lock:
            document = json.dumps(seen.get(self.path.removeprefix("/seen/"), [])).encode()
        self.answer(200, document)

    def answer(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
