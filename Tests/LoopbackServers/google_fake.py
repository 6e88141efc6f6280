"""A stand-in for Google's Calendar API that checks each request and fails before or after it acts: see service_fake.py.

usage: google_fake.py [CHECK_URL]

Parameters are checked by method, and bodies by schema, against the discovery document. POST /test/events/CALENDAR puts events as they are,
series as their instances; GET /test/channels tells which channels are open; POST /test/expire ends them early.
"""

import json
import re
import sys
from email.utils import formatdate
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from service_fake import KINDS, Refusal, ServiceHandler, state

HERE = Path(__file__).resolve().parent
DOCUMENT = json.loads((HERE / "Fixtures/google-calendar.v3.discovery.json").read_text())
SCHEMAS = DOCUMENT["schemas"]
PAGE = 2
OWNER = "anna@salon.test"

calendars = {
    name: {"summary": summary, "role": role, "events": {}, "order": []}
    for name, summary, role in [(OWNER, "Anna", "owner"), ("team#1@group.calendar.google.com", "Team", "reader")]
}
state |= {"channels": {}, "taken": set()}


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
    kind = KINDS.get(schema.get("type"), object)
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


class Handler(ServiceHandler):
    calendars = calendars
    failure, unauthorized, missing = "backendError", "authError", "notFound"

    def error(self, status, reason, more):
        domain = "usageLimits" if "imit" in reason or "quota" in reason else "global"
        return {"code": status, "message": reason, "errors": [{"domain": domain, "reason": reason, "message": reason}]}

    def test(self, path, body):
        if path == "/test/expire":
            for channel in state["channels"].values():
                channel["end"] = self.now()
        if path == "/test/channels":
            return [channel for channel in state["channels"].values() if channel["end"] > self.now()]
        return super().test(path, body)

    def all(self, calendar):
        return list(calendar["events"].values())

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
            if index not in plan.get("lose", []):
                answers += self.post(address, b"", headers, 2 if plan.get("twice") else 1)
        return answers

    def put(self, calendar, event):
        state["number"] += 1
        event["etag"] = f'"{state["number"]}"'
        event.setdefault("status", "confirmed")
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

    def act(self, parts, document):
        method, arguments = method_of(self.command, parts.path)
        if not method:
            raise Refusal(404, "notFound")
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        known = {**DOCUMENT["parameters"], **method.get("parameters", {})}
        wrong = [name for name in query if name not in known]
        if document is not None:
            wrong += faults(document, method["request"], "body")
        if wrong:
            print(wrong, file=sys.stderr, flush=True)
            raise Refusal(400, "badRequest")
        return getattr(self, method["id"].replace(".", "_"))(query, document, *arguments)

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
        return super().find(OWNER if name == "primary" else name)

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


Handler.serve()
