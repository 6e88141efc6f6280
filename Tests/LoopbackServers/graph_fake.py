"""A stand-in for Microsoft Graph's calendars that checks each request and fails before or after it acts: see service_fake.py.

usage: graph_fake.py [CHECK_URL]

Bodies, and events in answers, are checked against the JSON Schema of Microsoft's types. POST /test/events/CALENDAR puts events as they are;
a list of changes tells of those of type "occurrence" hardly more than their times, as Microsoft's does, and repeats the first row of
each page.

Subscriptions are validated at once where they lead to. POST /test/lifecycle {"event"} has each tell that event, after removing it if
that is what it tells; GET /test/subscriptions tells which there are. POST /test/transactions has it forget which requests it took.
"""

import json
import re
import sys
import urllib.request
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote

from service_fake import KINDS, Refusal, ServiceHandler, state

HERE = Path(__file__).resolve().parent
TYPES = json.loads((HERE / "Fixtures/msgraph-v1.0-calendar.schema.json").read_text())["$defs"]
PAGE = 2

calendars = {
    "AAMkCal=": {"name": "Calendar", "write": True, "events": {}},
    "AAMkTeam=": {"name": "Team", "write": False, "events": {}},
}
state |= {"transactions": {}, "subscriptions": {}}


def faults(value, schema, path):
    """What is wrong with a value by a schema."""
    if "$ref" in schema:
        schema = TYPES[schema["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in schema:
        tries = [faults(value, choice, path) for choice in schema["anyOf"]]
        return min(tries, key=len)
    kind = KINDS.get(schema.get("type"), object)
    if not isinstance(value, kind) or "enum" in schema and value not in schema["enum"]:
        return [f"{path}: {value!r}"]
    if kind is list:
        return [fault for item in value for fault in faults(item, schema["items"], path + "[]")]
    if kind is dict:
        found = []
        for name, item in value.items():
            known = schema.get("properties", {}).get(name)
            if known:
                found += faults(item, known, f"{path}.{name}")
            elif "@" not in name:
                found.append(f"{path}.{name} is not known")
        return found
    return []


class Handler(ServiceHandler):
    calendars = calendars
    failure, unauthorized, missing = "generalException", "InvalidAuthenticationToken", "ErrorItemNotFound"

    def error(self, status, reason, more):
        return {"code": reason, "message": reason, "innerError": {"request-id": "1"}, **more}

    def test(self, path, body):
        if path.startswith("/test/remove"):
            for calendar in calendars.values():
                if body in calendar["events"]:
                    self.remove(calendar, body)
        elif path == "/test/lifecycle":
            for subscription in list(self.subscriptions()):
                self.tell(subscription, {"lifecycleEvent": body["event"]}, "lifecycleNotificationUrl")
                if body["event"] == "subscriptionRemoved":
                    del state["subscriptions"][subscription["id"]]
        elif path == "/test/expire":
            for subscription in self.subscriptions():
                subscription["expirationDateTime"] = self.instant(self.now())
        elif path == "/test/transactions":
            state["transactions"] = {}
        elif path == "/test/subscriptions":
            return self.subscriptions()
        return super().test(path, body)

    def all(self, calendar):
        return [self.shown(event) for event in calendar["events"].values() if not event["_removed"]]

    def subscriptions(self):
        return [one for one in state["subscriptions"].values() if self.seconds(one["expirationDateTime"]) > self.now()]

    def seconds(self, text):
        return datetime.strptime(text[:19] + "+0000", "%Y-%m-%dT%H:%M:%S%z").timestamp()

    def instant(self, seconds):
        return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.0000000Z")

    def tell(self, subscription, more, where="notificationUrl"):
        item = {
            "subscriptionId": subscription["id"],
            "subscriptionExpirationDateTime": subscription["expirationDateTime"],
            "clientState": subscription["clientState"],
            "tenantId": "00000000-0000-0000-0000-000000000000",
            "resource": subscription["resource"],
            **more,
        }
        state["told"].append((subscription[where], item))

    def deliver(self, plan):
        told, state["told"] = state["told"], []
        told = [one for index, one in enumerate(told) if index not in plan.get("lose", [])]
        answers = []
        for address in sorted({address for address, _ in told}):
            # Several subscriptions share one request.
            body = json.dumps({"value": [item for other, item in told if other == address]}).encode()
            headers = {"Content-Type": "application/json"}
            answers += self.post(address, body, headers, 2 if plan.get("twice") else 1)
        return answers

    def validate(self, url):
        """Whether what is there says a token back, as text and as it was."""
        token = "Validation: Testing client application reachability for subscription Request-Id: 1"
        request = urllib.request.Request(
            self.place(url) + ("&" if "?" in url else "?") + "validationToken=" + quote(token, safe=""),
            data=b"",
            headers={"Content-Type": "text/plain; charset=utf-8"},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                kind = answer.headers.get_content_type()
                if answer.status != 200 or kind != "text/plain" or answer.read().decode() != token:
                    raise Refusal(400, "ValidationError")
        except (OSError, KeyError):
            raise Refusal(400, "ValidationError")

    def end(self, text):
        found = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", text or "")
        if not found or self.seconds(text) > self.now() + 10_080 * 60:
            raise Refusal(400, "ExtensionError")
        return self.instant(max(self.seconds(text), self.now() + 45 * 60))

    def subscribe(self, body):
        wrong = faults(body, TYPES["subscription"], "body")
        found = re.fullmatch(r"me/calendars/([^/]+)/events", body.get("resource", ""))
        kinds = set(body.get("changeType", "").split(","))
        urls = [body.get("notificationUrl", ""), body.get("lifecycleNotificationUrl", "")]
        if wrong or not found or not kinds <= {"created", "updated", "deleted"} or len(body.get("clientState", "")) > 128:
            print(wrong or body, file=sys.stderr, flush=True)
            raise Refusal(400, "InvalidRequest")
        if not all(url.startswith("https://") for url in urls):
            raise Refusal(400, "InvalidRequest")
        self.find(found[1])
        end = self.end(body["expirationDateTime"])
        for url in urls:
            self.validate(url)
        state["number"] += 1
        subscription = {"id": f"sub-{state['number']}", **body, "expirationDateTime": end}
        state["subscriptions"][subscription["id"]] = subscription
        return 201, subscription

    def subscription(self, id):
        if id not in {one["id"] for one in self.subscriptions()}:
            raise Refusal(404, "ResourceNotFound")
        return state["subscriptions"][id]

    def put(self, calendar, event):
        state["number"] += 1
        event = {"type": "singleInstance", "showAs": "busy", "isCancelled": False, "isAllDay": False, **event}
        event |= {"@odata.etag": f'W/"{state["number"]}"', "_number": state["number"], "_removed": False}
        event.setdefault("iCalUId", "040000008200E000" + event["id"])
        wrong = faults(self.shown(event), TYPES["event"], "event")
        assert not wrong, wrong
        calendar["events"].pop(event["id"], None)
        calendar["events"][event["id"]] = event
        self.changed(calendar, event["id"], "updated" if event["_number"] > 1 else "created")
        return event

    def changed(self, calendar, id, kind):
        for subscription in self.subscriptions():
            name = subscription["resource"].split("/")[2]
            if calendars[name] is calendar:
                data = {"@odata.type": "#Microsoft.Graph.Event", "@odata.id": f"Users/1/Events/{id}", "id": id}
                self.tell(subscription, {"changeType": kind, "resourceData": data})

    def remove(self, calendar, id):
        state["number"] += 1
        calendar["events"][id] |= {"_removed": True, "_number": state["number"]}
        self.changed(calendar, id, "deleted")

    def shown(self, event):
        return {name: value for name, value in event.items() if not name.startswith("_")}

    def act(self, parts, body):
        prefer = self.headers["Prefer"] or ""
        if 'IdType="ImmutableId"' not in prefer or 'outlook.timezone="UTC"' not in prefer:
            raise Refusal(400, "ErrorInvalidRequest")
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        path = [unquote(part) for part in parts.path.split("/")[1:]]
        match self.command, path:
            case "GET", ["me", "calendars"]:
                return self.list(query)
            case "GET", ["me", "calendars", name, "calendarView", "delta"]:
                return self.delta(name, query)
            case "GET", ["me", "calendars", name, "events"]:
                return self.filtered(name, query)
            case "POST", ["me", "calendars", name, "events"]:
                return self.insert(name, body)
            case "GET", ["me", "events", id]:
                return 200, self.shown(self.event(id)[1])
            case "PATCH", ["me", "events", id]:
                calendar, event = self.event(id)
                self.check(body)
                if "transactionId" in body:
                    raise Refusal(400, "ErrorInvalidRequest")
                return 200, self.shown(self.put(calendar, {**self.shown(event), **body}))
            case "DELETE", ["me", "events", id]:
                self.remove(self.event(id)[0], id)
                return 204, None
            case "GET", ["subscriptions"]:
                return 200, {"value": [{**one, "clientState": None} for one in self.subscriptions()]}
            case "POST", ["subscriptions"]:
                return self.subscribe(body)
            case "PATCH", ["subscriptions", id]:
                if set(body) != {"expirationDateTime"}:
                    raise Refusal(400, "InvalidRequest")
                self.subscription(id)["expirationDateTime"] = self.end(body["expirationDateTime"])
                return 200, {**self.subscription(id), "clientState": None}
            case "DELETE", ["subscriptions", id]:
                del state["subscriptions"][self.subscription(id)["id"]]
                return 204, None
        raise Refusal(404, "ResourceNotFound")

    def only(self, query, *names):
        if set(query) - set(names):
            raise Refusal(400, "ErrorInvalidRequest")

    def check(self, body):
        wrong = faults(body, TYPES["event"], "body")
        if wrong:
            print(wrong, file=sys.stderr, flush=True)
            raise Refusal(400, "ErrorInvalidRequest")

    def link(self, path, name, value):
        return f"http://{self.headers['Host']}{path}?{name}={quote(value)}"

    def list(self, query):
        self.only(query, "$select", "$top", "$skip")
        items = [
            {"id": id, "name": calendar["name"], "canEdit": calendar["write"], "isDefaultCalendar": id == "AAMkCal="}
            for id, calendar in calendars.items()
        ]
        first = int(query.get("$skip", 0))
        page = {"value": items[first : first + 1]}
        if first + 1 < len(items):
            page["@odata.nextLink"] = self.link("/me/calendars", "$skip", str(first + 1))
        return 200, page

    def delta(self, name, query):
        calendar = self.find(name)
        self.only(query, "startDateTime", "endDateTime", "$skiptoken", "$deltatoken")
        token = query.get("$skiptoken") or query.get("$deltatoken")
        if token:
            since, low, high, first, end = token.split("|")
            if int(since) < state["oldest"] and int(since) >= 0:
                raise Refusal(410, "syncStateNotFound")
        else:
            since, low, high, first, end = "-1", query["startDateTime"], query["endDateTime"], "0", str(state["number"])
        if query.get("$deltatoken"):
            end = str(state["number"])
        rows = []
        for event in calendar["events"].values():
            if not int(since) < event["_number"] <= int(end):
                continue
            if event["_removed"]:
                if int(since) >= 0:
                    rows.append({"id": event["id"], "@removed": {"reason": "deleted"}})
            elif event["start"]["dateTime"] + "Z" < high and event["end"]["dateTime"] + "Z" > low:
                bare = ["id", "type", "seriesMasterId", "start", "end", "@odata.etag"]
                rows.append({k: v for k, v in self.shown(event).items() if event["type"] != "occurrence" or k in bare})
        first = int(first)
        page = {"value": rows[first : first + PAGE]}
        if page["value"]:
            page["value"].append(page["value"][0])
        path = f"/me/calendars/{quote(name)}/calendarView/delta"
        if first + PAGE < len(rows):
            page["@odata.nextLink"] = self.link(path, "$skiptoken", f"{since}|{low}|{high}|{first + PAGE}|{end}")
        else:
            page["@odata.deltaLink"] = self.link(path, "$deltatoken", f"{end}|{low}|{high}|0|{end}")
        return 200, page

    def filtered(self, name, query):
        self.only(query, "$filter", "$select")
        form = r"singleValueExtendedProperties/Any\(ep: ep/id eq '([^']*)' and ep/value eq '((?:[^']|'')*)'\)"
        found = re.fullmatch(form, query["$filter"])
        if not found:
            raise Refusal(400, "ErrorInvalidRequest")
        wanted = {"id": found[1], "value": found[2].replace("''", "'")}
        events = [event for event in self.find(name)["events"].values() if not event["_removed"]]
        return 200, {"value": [self.shown(e) for e in events if wanted in e.get("singleValueExtendedProperties", [])]}

    def insert(self, name, body):
        calendar = self.find(name)
        self.check(body)
        if not calendar["write"]:
            raise Refusal(403, "ErrorAccessDenied")
        transaction = body.get("transactionId")
        if transaction in state["transactions"]:
            # Either form has been seen.
            status = 409 if len(state["log"]) % 2 else 400
            more = {"@event.existingEventId": state["transactions"][transaction]} if status == 409 else {}
            raise Refusal(status, "ErrorDuplicateTransactionId", more)
        event = self.put(calendar, {"id": f"AAMkNew{state['number']}=", **body})
        state["transactions"][transaction] = event["id"]
        return 201, self.shown(event)

    def event(self, id):
        for calendar in calendars.values():
            event = calendar["events"].get(id)
            if event and not event["_removed"]:
                if self.headers["If-Match"] not in (None, event["@odata.etag"]):
                    raise Refusal(412, "ErrorIrresolvableConflict")
                return calendar, event
        raise Refusal(404, "ErrorItemNotFound")


Handler.serve()
