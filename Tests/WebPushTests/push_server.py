"""A push service and its browser for tests: http-ece decrypts what comes, py-vapid verifies who sent it.

usage: push_server.py

GET /subscribe/KIND?key=KEY subscribes with the application server's key KEY and answers the subscription. What happens to a message is
decided by KIND: a status, or `lost-before`, `lost-after`, `silent`, `redirect`. GET /last answers the last message that was taken, and how
many were.
"""

import base64
import json
import os
import re
import socket
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

subscriptions = {}
last, count = {}, 0


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Refusal(Exception):
    pass


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in {"Content-Length": len(body), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def lose(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path == "/last":
            return self.answer(200, json.dumps(last | {"count": count}).encode())
        kind, key = parts.path.removeprefix("/subscribe/"), parse_qs(parts.query)["key"][0]
        private, secret, name = ec.generate_private_key(ec.SECP256R1()), os.urandom(16), encode(os.urandom(12))
        subscriptions[name] = (kind, key, private, secret)
        point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        endpoint = f"http://{self.headers['Host']}/push/{name}"
        body = {"endpoint": endpoint, "expirationTime": None, "keys": {"p256dh": encode(point), "auth": encode(secret)}}
        self.answer(200, json.dumps(body).encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind, key, private, secret = subscriptions[self.path.removeprefix("/push/")]
        if kind == "lost-before":
            return self.lose()
        try:
            claims = self.check_sender(key)
            self.check_headers(body)
        except Refusal as refusal:
            return self.answer(refusal.args[0], str(refusal.args[1]).encode())
        if kind.isdigit() and kind[0] != "2":
            headers = {"Retry_After": 30} if kind == "429" else {}
            return self.answer(int(kind), b"no", **headers)
        if kind == "redirect":
            return self.answer(307, Location=self.path)
        self.take(body, claims, private, secret)
        if kind == "silent":
            time.sleep(2)
        if kind in ("lost-after", "silent"):
            return self.lose()
        self.answer(int(kind), Location=f"http://{self.headers['Host']}/message/1")

    def check_sender(self, key):
        match = re.fullmatch(r"vapid t=([^,]+),k=(.+)", self.headers["Authorization"])
        if not match or not Vapid02.verify(self.headers["Authorization"]):
            raise Refusal(401, "the token is not signed by its key")
        if match[2] != key:
            raise Refusal(403, "the subscription was made for another key")
        claims = json.loads(decode(match[1].split(".")[1]))
        if claims["aud"] != f"http://{self.headers['Host']}" or not 0 < claims["exp"] - time.time() <= 86400:
            raise Refusal(401, "the claims are wrong")
        return claims

    def check_headers(self, body):
        expected = {
            "TTL": r"[0-9]+",
            "Urgency": "very-low|low|normal|high",
            "Topic": "[A-Za-z0-9_-]{1,32}",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
        }
        for name, pattern in expected.items():
            if not re.fullmatch(pattern, self.headers.get(name, "")):
                raise Refusal(400, name)
        if len(body) > 4096:
            raise Refusal(413, "too large")

    def take(self, body, claims, private, secret):
        global last, count
        text = http_ece.decrypt(body, private_key=private, auth_secret=secret, version="aes128gcm").decode()
        names = {"ttl": "TTL", "urgency": "Urgency", "topic": "Topic"}
        last = {"text": text, "contact": claims["sub"], "size": len(body), "authorization": self.headers["Authorization"]}
        last |= {name: self.headers[field] for name, field in names.items()}
        count += 1


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
