"""A stand-in of FCM and of Google's token server that checks each request and fails before or after it acts.

usage: fcm_fake.py

Messages are checked against FCM's discovery document, tokens by the public key. GET /account answers the file of a service account that was
made for this process, GET /log what was taken. What happens to a message depends on the token of its device, see DEVICES; what happens to
a request for a token is set by GET /tokens/KIND.
"""

import base64
import json
import re
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

SCHEMAS = json.loads((Path(__file__).parent / "Fixtures/fcm.v1.discovery.json").read_text())["schemas"]
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PROJECT, EMAIL, KEY_ID = "salon-anna", "sender@salon-anna.iam.gserviceaccount.com", "key-1"
FCM, BAD_REQUEST = "type.googleapis.com/google.firebase.fcm.v1.FcmError", "type.googleapis.com/google.rpc.BadRequest"
# HTTP status, status, FCM's own code, fields that are wrong, header fields.
DEVICES = {
    "unregistered": (404, "NOT_FOUND", "UNREGISTERED", [], {}),
    "malformed": (400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", ["message.token"], {}),
    "bad-payload": (400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", ["message.data"], {}),
    "other-project": (403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH", [], {}),
    "apns-key": (401, "UNAUTHENTICATED", "THIRD_PARTY_AUTH_ERROR", [], {}),
    "forbidden": (403, "PERMISSION_DENIED", None, [], {}),
    "quota": (429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED", [], {}),
    "quota-90": (429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED", [], {"Retry-After": "90"}),
    "unavailable": (503, "UNAVAILABLE", "UNAVAILABLE", [], {"Retry-After": "10"}),
    "internal": (500, "INTERNAL", "INTERNAL", [], {}),
}

lock = threading.Lock()
token_kind, tokens, asked, taken, sends = "ok", set(), 0, [], 0


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def faults(value, schema, path):
    """What is wrong with a value by a schema of a discovery document."""
    schema = SCHEMAS.get(schema.get("$ref"), schema)
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
    kind = kinds.get(schema.get("type"), object)
    if not isinstance(value, kind) or "enum" in schema and value not in schema["enum"]:
        return [f"{path}: {value!r}"]
    if kind is list:
        return [fault for item in value for fault in faults(item, schema["items"], path + "[]")]
    if kind is not dict:
        return [] if schema.get("format") != "google-duration" or re.fullmatch(r"\d+(\.\d{1,9})?s", value) else [path]
    found = []
    for name, item in value.items():
        known = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
        found += faults(item, known, f"{path}.{name}") if known else [f"{path}.{name} is not known"]
    return found


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, headers={}):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(data), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(data)

    def lose(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self):
        global token_kind
        if self.path == "/account":
            pem = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
            account = {"type": "service_account", "project_id": PROJECT, "private_key_id": KEY_ID, "private_key": pem}
            uri = f"http://{self.headers['Host']}/token"
            return self.answer(200, account | {"client_email": EMAIL, "token_uri": uri})
        if self.path.startswith("/tokens/"):
            token_kind = self.path.removeprefix("/tokens/")
            if token_kind == "revoked":
                tokens.clear()
        self.answer(200, {"asked": asked, "sends": sends, "taken": taken})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/token":
            return self.grant(body)
        if self.path != f"/v1/projects/{PROJECT}/messages:send":
            return self.refuse(404, "NOT_FOUND", None, [], {})
        self.send(body)

    def grant(self, body):
        global asked
        with lock:
            asked += 1
            number = asked
        fault = self.fault_of_grant({name: value[0] for name, value in parse_qs(body.decode()).items()})
        if token_kind == "slow":
            time.sleep(0.3)
        if token_kind == "lost":
            return self.lose()
        if token_kind == "garbled":
            return self.answer(200, b"<html>")
        if token_kind.isdigit():
            return self.answer(int(token_kind), b"busy", {"Retry-After": "20"})
        if fault:
            return self.answer(400, {"error": "invalid_grant", "error_description": fault})
        tokens.add(f"ya29.{number}")
        lifetime = 100 if token_kind == "short" else 3599
        self.answer(200, {"access_token": f"ya29.{number}", "expires_in": lifetime, "token_type": "Bearer"})

    def fault_of_grant(self, fields):
        if fields.get("grant_type") != "urn:ietf:params:oauth:grant-type:jwt-bearer":
            return "grant_type"
        head, claims, signature = fields["assertion"].split(".")
        try:
            signed = f"{head}.{claims}".encode()
            KEY.public_key().verify(decode(signature), signed, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            return "Invalid JWT Signature."
        if json.loads(decode(head)) != {"alg": "RS256", "typ": "JWT", "kid": KEY_ID}:
            return "header"
        claims = json.loads(decode(claims))
        if abs(claims["iat"] - time.time()) > 60 or not 0 < claims["exp"] - claims["iat"] <= 3600:
            return "Invalid JWT: Token must be a short-lived token"
        audience = f"http://{self.headers['Host']}/token"
        wanted = {"iss": EMAIL, "scope": "https://www.googleapis.com/auth/firebase.messaging", "aud": audience}
        return None if wanted.items() <= claims.items() else "claims"

    def send(self, body):
        global sends
        with lock:
            sends += 1
        if self.headers["Authorization"].removeprefix("Bearer ") not in tokens:
            return self.refuse(401, "UNAUTHENTICATED", None, [], {})
        request = json.loads(body)
        wrong = faults(request, {"$ref": "SendMessageRequest"}, "request")
        message = request["message"]
        if wrong or len({"token", "topic", "condition", "fid"} & set(message)) != 1:
            print(wrong, file=sys.stderr, flush=True)
            return self.refuse(400, "INVALID_ARGUMENT", None, wrong, {})
        device = message["token"]
        if device in DEVICES:
            return self.refuse(*DEVICES[device])
        if device == "bad-gateway":
            return self.answer(502, b"<html>")
        if device == "lost-before":
            return self.lose()
        with lock:
            taken.append(message)
        if device == "lost-after":
            return self.lose()
        if device == "garbled":
            return self.answer(200, b"<html>")
        self.answer(200, {"name": f"projects/{PROJECT}/messages/{len(taken)}"})

    def refuse(self, http, status, code, fields, headers):
        details = [{"@type": FCM, "errorCode": code}] if code else []
        if fields:
            details.append({"@type": BAD_REQUEST, "fieldViolations": [{"field": name, "description": "no"} for name in fields]})
        self.answer(http, {"error": {"code": http, "message": "no", "status": status, "details": details}}, headers)


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
