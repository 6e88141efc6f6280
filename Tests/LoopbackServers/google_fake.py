"""A stand-in of Google's Calendar API that checks each request and fails before or after it acts.

usage: google_fake.py [CHECK_URL]

Parameters are checked by method, and bodies by schema, against the discovery document. With CHECK_URL, a token is good if that address
answers 200 to it; without, each is but "bad". POST /test/events/CALENDAR puts events as they are, series as their instances; POST
/test/forget makes sync tokens too old; POST /test/faults sets what happens to the next requests: {"status", "reason", "retry_after",
"skip", "when": "before" or "after", "lost"}; GET /test/log tells what was asked.

Changes are told over channels, but only when POST /test/deliver says so: {"lose": [0], "twice": true} loses the first and sends the others
twice, and the answer is what was answered. POST /test/hosts says where hosts are, {"bookable.test": "127.0.0.1:80"}; POST /test/clock what
time it is, in unix seconds; GET /test/channels which channels are open.
"""

import json
import re
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from email.utils import formatdate
from urllib.parse import parse_qsl, unquote, urlsplit

HERE = Path(__file__).resolve().parent
DOCUMENT = json.loads((HERE / "Fixtures/google-calendar.v3.discovery.json").read_text())
SCHEMAS = DOCUMENT["schemas"]
CHECK = sys.argv[1] if len(sys.argv) > 1 else None
PAGE = 2
OWNER = "anna@salon.test"

lock = threading.RLock()
calendars = {
    name: {"summary": summary, "role": role, "events": {}, "order": []}
    for name, summary, role in [(OWNER, "Anna", "owner"), ("team#1@group.calendar.google.com", "Team", "reader")]
}
state = {"number": 0, "oldest": 0, "faults": [], "log": [], "channels": {}, "taken": set(), "told": [], "hosts": {}, "clock": None}


def methods(resource):
    for method in resource.get("methods", {}).values():
        yield method
    for child in resource.get("resources", {}).values():
        yield from methods(child)


METHODS = list(methods(DOCUMENT))


def method_of(verb, path):
    for method in METHODS:
        pattern = re.sub(r"\\\{\w+\\\}", "([^/]+)", re.escape("/" + method["path"]))
        found = re.fullmatch(pattern, path)
        if method["httpMethod"] == verb and found:
            return method, [unquote(part) for part in found.groups()]
    return None, []


def faults(value, schema, path):
    """What is wrong with a value by a schema of the discovery document."""
    schema = SCHEMAS.get(schema.get("$ref"), schema)
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
    kind = kinds.get(schema.get("type"), object)
    if not isinstance(value, kind):
        return [f"{path}: {value!r}"]
    if kind is list:
        return [fault for item in value for fault in faults(item, schema["items"], path + "[]")]
    if kind is dict:
        found = []
        for name, item in value.items():
            known = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            found += faults(item, known, f"{path}.{name}") if known else [f"{path}.{name} is not known"]
        return found
    if schema.get("format") == "date-time" and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", value):
        return [f"{path}: {value!r}"]
    return []


class Refusal(Exception):
    def __init__(self, status, reason, retry_after=None):
        self.status, self.reason, self.retry_after = status, reason, retry_after


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

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
        with lock:
            if parts.path.startswith("/test/"):
                return self.answer(200, self.test(parts.path, json.loads(body or b"null")))
            state["log"].append(f"{self.command} {self.path}")
            fault = next((fault for fault in state["faults"] if not fault.get("skip")), None)
            for other in state["faults"]:
                other["skip"] = max(0, other.get("skip", 0) - 1)
            if fault:
                state["faults"].remove(fault)
            try:
                if fault and fault.get("when", "before") == "before":
                    return self.fail(fault)
                answer = self.act(parts, body)
                return self.fail(fault) if fault else self.answer(*answer)
            except Refusal as refusal:
                self.refuse(refusal.status, refusal.reason, refusal.retry_after)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any

    def fail(self, fault):
        if fault.get("lost"):
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.refuse(fault["status"], fault.get("reason", "backendError"), fault.get("retry_after"))

    def refuse(self, status, reason, retry_after=None):
        domain = "usageLimits" if "imit" in reason or "quota" in reason else "global"
        error = {"code": status, "message": reason, "errors": [{"domain": domain, "reason": reason, "message": reason}]}
        self.answer(status, {"error": error}, {"Retry-After": retry_after} if retry_after else {})

    def test(self, path, body):
        name = unquote(path.split("/", 3)[3]) if path.count("/") > 2 else OWNER
        if path.startswith("/test/events"):
            for event in body:
                self.put(calendars[name], {"status": "confirmed", **event})
        elif path == "/test/faults":
            state["faults"] = body
        elif path == "/test/forget":
            state["oldest"] = state["number"] + 1
        elif path.startswith("/test/all"):
            return list(calendars[name]["events"].values())
        elif path in ("/test/hosts", "/test/clock"):
            state[path.split("/")[2]] = body
        elif path == "/test/deliver":
            return self.deliver(body or {})
        elif path == "/test/channels":
            return [channel for channel in state["channels"].values() if channel["end"] > self.now()]
        return state["log"]

    def now(self):
        return time.time() if state["clock"] is None else state["clock"]

    def tell(self, channel, what):
        channel["number"] += 1
        headers = {
            "X-Goog-Channel-ID": channel["id"],
            "X-Goog-Channel-Token": channel["token"],
            "X-Goog-Channel-Expiration": formatdate(channel["end"], usegmt=True),
            "X-Goog-Resource-ID": channel["resource"],
            "X-Goog-Resource-URI": f"https://www.googleapis.com/calendar/v3/calendars/{channel['calendar']}/events",
            "X-Goog-Resource-State": what,
            "X-Goog-Message-Number": str(channel["number"]),
        }
        state["told"].append((channel["address"], headers))

    def deliver(self, plan):
        told, state["told"] = state["told"], []
        answers = []
        for index, (address, headers) in enumerate(told):
            if index in plan.get("lose", []):
                continue
            parts = urlsplit(address)
            url = f"http://{state['hosts'][parts.hostname]}{parts.path}"
            for _ in range(2 if plan.get("twice") else 1):
                request = urllib.request.Request(url, data=b"", headers=headers, method="POST")
                try:
                    with urllib.request.urlopen(request) as answer:
                        answers.append(answer.status)
                except urllib.error.HTTPError as error:
                    answers.append(error.code)
        return answers

    def put(self, calendar, event):
        state["number"] += 1
        event["etag"] = f'"{state["number"]}"'
        event.setdefault("iCalUID", event["id"] + "@google.com")
        calendar["events"][event["id"]] = event
        calendar["order"] = [id for id in calendar["order"] if id != event["id"]] + [event["id"]]
        event["_number"] = state["number"]
        for channel in state["channels"].values():
            if calendars[channel["calendar"]] is calendar and channel["end"] > self.now():
                self.tell(channel, "exists")

    def calendar_events_watch(self, query, body, name):
        name = OWNER if name == "primary" else name
        self.find(name)
        address = urlsplit(body.get("address", ""))
        ttl = body.get("params", {}).get("ttl", "604800")
        sound = (
            body.get("type") == "web_hook"
            and re.fullmatch(r"[A-Za-z0-9_+/=-]{1,64}", body.get("id", ""))
            and len(body.get("token", "")) <= 256
            and ttl.isdigit()
        )
        if not sound:
            raise Refusal(400, "badRequest")
        if address.scheme != "https" or address.query:
            raise Refusal(401, "webhookUrlNotHttps" if address.scheme != "https" else "badRequest")
        if body["id"] in state["taken"]:
            raise Refusal(400, "channelIdNotUnique")
        state["taken"].add(body["id"])
        channel = {key: body.get(key, "") for key in ("id", "token", "address")}
        channel |= {"calendar": name, "resource": f"res-{abs(hash(name))}", "number": 0}
        channel["end"] = int(self.now()) + min(int(ttl), 604800)
        state["channels"][body["id"]] = channel
        self.tell(channel, "sync")
        return 200, {
            "kind": "api#channel",
            "id": channel["id"],
            "resourceId": channel["resource"],
            "resourceUri": "https://www.googleapis.com/calendar/v3/calendars/x/events",
            "token": channel["token"],
            "expiration": str(channel["end"] * 1000),
        }

    def calendar_channels_stop(self, query, body):
        channel = state["channels"].get(body.get("id"))
        if not channel or channel["resource"] != body.get("resourceId"):
            raise Refusal(404, "channelIdUnknown")
        del state["channels"][body["id"]]
        return 204, None

    def act(self, parts, body):
        self.authorize()
        method, arguments = method_of(self.command, parts.path)
        if not method:
            raise Refusal(404, "notFound")
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        known = {**DOCUMENT["parameters"], **method.get("parameters", {})}
        wrong = [name for name in query if name not in known]
        document = json.loads(body) if body else None
        if document is not None:
            wrong += faults(document, method["request"], "body")
        if wrong:
            print(wrong, file=sys.stderr, flush=True)
            raise Refusal(400, "badRequest")
        return getattr(self, method["id"].replace(".", "_"))(query, document, *arguments)

    def authorize(self):
        token = (self.headers["Authorization"] or "").removeprefix("Bearer ")
        if CHECK is None:
            if token == "bad" or not token:
                raise Refusal(401, "authError")
            return
        request = urllib.request.Request(CHECK, headers={"Authorization": f"Bearer {token}"})
        try:
            urllib.request.urlopen(request).close()
        except urllib.error.HTTPError:
            raise Refusal(401, "authError")

    def calendar_calendarList_list(self, query, body):
        entries = [
            {"id": id, "summary": calendar["summary"], "accessRole": calendar["role"], "primary": id == OWNER}
            for id, calendar in calendars.items()
        ]
        start = int(query.get("pageToken", 0))
        page = {"items": entries[start : start + 1]}
        page |= {"nextPageToken": str(start + 1)} if start + 1 < len(entries) else {"nextSyncToken": "list"}
        return 200, page

    def find(self, name):
        if name == "primary":
            name = OWNER
        if name not in calendars:
            raise Refusal(404, "notFound")
        return calendars[name]

    def calendar_events_list(self, query, body, name):
        calendar = self.find(name)
        token = query.get("syncToken")
        if token:
            if {"timeMin", "timeMax", "updatedMin", "orderBy", "q", "iCalUID"} & set(query):
                raise Refusal(400, "badRequest")
            number, single, low, high = token.split("|")
            if int(number) < state["oldest"]:
                raise Refusal(410, "fullSyncRequired")
            if single != query.get("singleEvents", "false"):
                raise Refusal(400, "invalid")
        else:
            number, single = "-1", query.get("singleEvents", "false")
            low, high = query.get("timeMin", ""), query.get("timeMax", "")
        found = []
        for id in calendar["order"]:
            event = calendar["events"][id]
            if event["_number"] <= int(number) or event["status"] == "cancelled" and not token:
                continue
            if event["status"] == "cancelled":
                event = {"id": id, "status": "cancelled", "_number": 0}
            elif high and self.when(event["start"]) >= high or low and self.when(event["end"]) <= low:
                continue
            found.append({name: value for name, value in event.items() if name != "_number"})
        # What changes while pages are read may be on none of them, or on two; the token is as of the first one.
        first, begun = map(int, query.get("pageToken", f"0 {state['number']}").split())
        size = min(PAGE, int(query.get("maxResults", 250)))
        page = {"items": found[first : first + size], "timeZone": "Europe/Berlin"}
        if first + size < len(found):
            page["nextPageToken"] = f"{first + size} {begun}"
        else:
            page["nextSyncToken"] = f"{begun}|{single}|{low}|{high}"
        return 200, page

    def when(self, time):
        return time["date"] + "T00:00:00Z" if "date" in time else time["dateTime"]

    def writable(self, name):
        calendar = self.find(name)
        if calendar["role"] == "reader":
            raise Refusal(403, "requiredAccessLevel")
        return calendar

    def calendar_events_insert(self, query, body, name):
        calendar = self.writable(name)
        if not re.fullmatch("[a-v0-9]{5,1024}", body.get("id", "00000")):
            raise Refusal(400, "invalid")
        if body["id"] in calendar["events"]:
            raise Refusal(409, "duplicate")
        self.put(calendar, {"status": "confirmed", **body})
        return 200, self.shown(calendar["events"][body["id"]])

    def event(self, calendar, id, deleted=False):
        event = calendar["events"].get(id)
        if not event:
            raise Refusal(404, "notFound")
        if event["status"] == "cancelled" and not deleted:
            raise Refusal(410, "deleted")
        if self.headers["If-Match"] not in (None, event["etag"]):
            raise Refusal(412, "conditionNotMet")
        return event

    def shown(self, event):
        return {name: value for name, value in event.items() if name != "_number"}

    def calendar_events_get(self, query, body, name, id):
        return 200, self.shown(self.event(self.find(name), id, deleted=True))

    def calendar_events_patch(self, query, body, name, id):
        calendar = self.writable(name)
        self.put(calendar, {**self.event(calendar, id), **body})
        return 200, self.shown(calendar["events"][id])

    def calendar_events_delete(self, query, body, name, id):
        calendar = self.writable(name)
        self.put(calendar, {**self.event(calendar, id), "status": "cancelled"})
        return 204, None


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
