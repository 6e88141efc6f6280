"""Stand-ins of Twilio and SMS.ru that check each request and fail before or after they act.

usage: sms_fake.py

Twilio is under /2010-04-01, SMS.ru under /sms; /acted tells how many messages were taken, /requests how many were asked for, /last the fields of the last. What happens depends on the number that a
message goes to: see TWILIO and SMSRU. Requests to Twilio are checked against its OpenAPI description, whose examples are the answers; those
to SMS.ru against its documents, which no machine reads.
"""

import base64
import json
import re
import socket
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

OPENAPI = json.loads((Path(__file__).parent / "Fixtures/twilio-messages.openapi.json").read_text())
CREATE = OPENAPI["paths"]["/2010-04-01/Accounts/{AccountSid}/Messages.json"]["post"]
ACCOUNT, TOKEN, API_ID = "AC" + "0" * 32, "test-token", "12345678-ABCD-1234-5678-0123456789AB"
SID = "SM" + "a" * 32
# The magic numbers of Twilio's test credentials, and some of our own.
TWILIO = {
    "+15005550001": (400, 21211),
    "+15005550003": (403, 21408),
    "+15005550004": (400, 21610),
    "+15005550009": (400, 21614),
    "+15005550029": (429, 20429),
    "+15005550050": (503, 20503),
    "+15005550051": (502, None),
    "+15005550052": (500, 20500),
}
SMSRU = {"79000000207": 207, "79000000209": 209, "79000000201": 201, "79000000231": 231, "79000000230": 230, "79000000220": 220}
LOST_BEFORE, LOST_AFTER = ("+15005550070", "79000000070"), ("+15005550071", "79000000071")
NO_NAMES = ("+15005550060", "+4915005550061")
GARBLED, SILENT = ("+15005550072", "79000000072"), ("+15005550073",)
acted, requests, last = 0, 0, {}


def schema_faults(fields):
    """What is wrong with the form of a message by the OpenAPI description."""
    schema = CREATE["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
    known, formats = schema["properties"], {"integer": r"-?[0-9]+", "number": r"-?[0-9.]+", "boolean": "true|false"}
    for name in schema["required"]:
        if name not in fields:
            yield name
    for name, value in fields.items():
        kind = known.get(name)
        if kind is None or not re.fullmatch(formats.get(kind.get("type"), r"(?s).*"), value):
            yield name
        elif not kind.get("minLength", 0) <= len(value) <= kind.get("maxLength", len(value)):
            yield name
        elif not re.search(kind.get("pattern", ""), value):
            yield name


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

    def form(self):
        if not self.headers["Content-Type"].startswith("application/x-www-form-urlencoded"):
            return {}
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        return {name: value[0] for name, value in parse_qs(text, strict_parsing=True, keep_blank_values=True).items()}

    def lose(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def take(self, recipient, accept):
        global acted
        if recipient in LOST_BEFORE:
            return self.lose()
        acted += 1
        if recipient in SILENT:
            time.sleep(2)
        if recipient in GARBLED:
            return self.answer(200, b'{"sid": "SM')
        return self.lose() if recipient in LOST_AFTER else accept()

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/acted":
            return self.answer(200, acted)
        if path == "/requests":
            return self.answer(200, requests)
        if path == "/last":
            return self.answer(200, last)
        if not self.is_twilio(path):
            return
        failed = path.endswith("b" * 32 + ".json")
        status, error = ("undelivered", 30005) if failed else ("delivered", None)
        self.answer(200, self.twilio_message(status, error))

    def do_POST(self):
        global last, requests
        requests += 1
        path = urlsplit(self.path).path
        last = fields = self.form()
        if path.startswith("/sms/"):
            return self.smsru(path, fields)
        if self.is_twilio(path):
            self.twilio(fields)

    def is_twilio(self, path):
        login = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if self.headers["Authorization"] != login:
            self.refuse(401, 20003)
        elif not re.fullmatch(rf"/2010-04-01/Accounts/{ACCOUNT}/Messages(/SM[0-9a-f]{{32}})?\.json", path):
            self.refuse(404, 20404)
        else:
            return True
        return False

    def refuse(self, status, code):
        headers = {"Retry-After": 7} if status == 429 else {}
        if code is None:
            return self.answer(status, b"<html>Bad gateway</html>", headers)
        body = {"code": code, "message": "no", "more_info": f"https://www.twilio.com/docs/errors/{code}", "status": status}
        self.answer(status, body, headers)

    def twilio_message(self, status, error=None):
        answer = CREATE["responses"]["201"]["content"]["application/json"]
        example = next(iter(answer["examples"].values()))["value"]
        price = "-0.00750" if status == "delivered" else None
        own = {"sid": SID, "status": status, "error_code": error, "price": price, "price_unit": "USD"}
        return example | own | {"account_sid": ACCOUNT}

    def twilio(self, fields):
        valid = (
            not list(schema_faults(fields))
            and re.fullmatch(r"\+[1-9][0-9]{7,14}", fields.get("To", ""))
            and 1 <= len(fields.get("Body", "")) <= 1600
            and ("From" in fields) != ("MessagingServiceSid" in fields)
            and re.fullmatch(r"\+[1-9][0-9]{7,14}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}", fields.get("From", "Twilio"))
            and re.fullmatch(r"https://[a-z.]+/[!-~]*", fields.get("StatusCallback", "https://a/"))
            and re.fullmatch(r"MG[0-9a-f]{32}", fields.get("MessagingServiceSid", "MG" + "0" * 32))
            and 1 <= int(fields.get("ValidityPeriod", "1")) <= 36000
        )
        if not valid:
            return self.refuse(400, 21604)
        if fields["To"] in NO_NAMES and not fields.get("From", "+").startswith("+"):
            return self.refuse(400, 21612)
        if fields["To"] in TWILIO:
            return self.refuse(*TWILIO[fields["To"]])
        status = "queued" if "From" in fields else "accepted"
        self.take(fields["To"], lambda: self.answer(201, self.twilio_message(status)))

    def smsru(self, path, fields):
        error = lambda code: self.answer(200, {"status": "ERROR", "status_code": code, "status_text": "нет"})
        if fields.get("json") != "1":
            return self.answer(200, b"210")
        if fields.get("api_id") != API_ID:
            return error(200)
        if path == "/sms/status":
            states = {"1-1": 103, "1-2": "105", "1-3": 102}
            costs = {"1-1": {"cost": 0.83}, "1-2": {"cost": ""}, "1-3": {"cost": None}}
            ids = fields["sms_id"].split(",")
            found = {id: {"status": "OK", "status_code": states.get(id, -1), **costs.get(id, {})} for id in ids}
            return self.answer(200, {"status": "OK", "status_code": 100, "sms": found})
        # `text` for `msg`, and ten digits, are what other people's clients send.
        known = {"api_id", "json", "to", "msg", "text", "from", "ip", "time", "ttl", "daytime", "translit", "test", "partner_id"}
        if path != "/sms/send" or not set(fields) <= known or not 1 <= int(fields.get("ttl", "1")) <= 1440:
            return error(211)
        to = re.sub(r"^(?=[0-9]{10}$)", "7", fields.get("to", ""))
        if not re.fullmatch(r"[0-9]{11}", to):
            return error(202)
        if not fields.get("msg", fields.get("text")):
            return error(203)
        if to == "79000000500":
            return self.answer(200, b"<html>\xd0\x9e\xd0\xb9</html>")
        if to in SMSRU:
            one = {"status": "ERROR", "status_code": SMSRU[to], "status_text": "нет"}
        else:
            one = {"status": "OK", "status_code": "100", "sms_id": "202646-1000001", "cost": "5.91"}
        body = {"status": "OK", "status_code": 100, "sms": {to: one}, "balance": "12.5"}
        if to in SMSRU:
            return self.answer(200, body)
        self.take(to, lambda: self.answer(200, body))


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
