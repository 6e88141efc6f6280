#!/usr/bin/env python3
"""Makes random bookings on one side and calendar changes on the other, while both fail, and checks that they agree in the end.

usage: agree.py [--bookable PATH] [--engine sqlite|postgres] [--servers N] [--steps N] [--seed N] [--sides google,microsoft,caldav]

Three providers have calendars, one at a stand-in for Google, one at one for Microsoft, and one on Radicale behind a proxy that fails, which
are read and receive bookings. Steps book, move and cancel through any of the servers; make other events and series, free, declined and tentative
ones among them; move and delete these, whole or one instance at a time; lose responses before and after requests take effect, or cut them in the
middle; refuse with 410, 429 and 503, also on later pages; lose and duplicate notices; let channels and subscriptions expire or end; expire sync
tokens; revoke access and connect again; move and delete events of bookings; and kill servers. Then changes and faults pause, and of each booking
whose event was moved or deleted it is decided by chance whether the event is restored, or the booking follows it or is cancelled. In the end,
for each provider,

- the busy time from the calendar is what a short oracle computes from what was put there, and nothing else in the calendar was touched;
- every booking that stands has exactly one event, at its time, and no other booking has one;
- nothing is recorded as changed by hand that was not, or that was settled, and no job is left.

The steps depend only on the seed; the order in which the servers process them does not.
"""

import argparse
import base64
import collections
import datetime
import http.client
import http.server
import json
import os
import pathlib
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tests/Storm"))
from peers import Cluster, File, Server, admin_key, free_port  # noqa: E402

PEERS = ROOT / ".build/calendar-peers/bin/python"
MARK = "String {6f0c2f5e-4c1b-4a3e-9a52-3d6f3bb0c7a1} Name bookable_booking"
FIRST = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(days=2)
DAYS = 20


def text(instant):
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def ask(method, url, document=None, key=None, form=None):
    """Status and document of an answer."""
    data = json.dumps(document).encode() if document is not None else form.encode() if form else None
    headers = {"Content-Type": "application/x-www-form-urlencoded" if form else "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status, body = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        status, body = error.code, error.read()
    try:
        return status, json.loads(body) if body else None
    except ValueError:
        return status, body.decode(errors="replace")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


class Peer:
    """A process that tells its port."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        self.url = "http://" + self.process.stdout.readline().split()[-1]

    def test(self, path, document=None):
        return ask("POST", f"{self.url}/test/{path}", document)[1]


class Series:
    """An event that takes place weekly, or once; what became of single instances by their numbers."""

    FORMS = ["busy", "busy", "busy", "busy", "free", "declined", "tentative"]

    def __init__(self, id, start, minutes, count, form):
        self.id, self.start, self.length, self.count, self.form = id, start, datetime.timedelta(minutes=minutes), count, form
        self.removed, self.moved = set(), {}

    def planned(self, index):
        return self.start + datetime.timedelta(days=7 * index)

    def instances(self):
        """Number and start of each instance that there is."""
        return [(index, self.moved.get(index, self.planned(index))) for index in range(self.count) if index not in self.removed]

    def spans(self):
        busy = self.form in ("busy", "tentative")
        return [(text(start), text(start + self.length)) for _, start in self.instances()] if busy else []


class Google:
    service, calendar = "google", "anna@salon.test"
    faults = [
        {"status": 503, "reason": "backendError"}, {"status": 403, "reason": "rateLimitExceeded", "retry_after": 1},
        {"status": 429, "reason": "rateLimitExceeded", "retry_after": 2}, {"status": 500, "reason": "backendError", "when": "after"},
        {"status": 0, "lost": True}, {"status": 0, "lost": True, "when": "after"}, {"status": 410, "reason": "fullSyncRequired"},
        {"status": 0, "half": True, "when": "after"},
    ]

    def __init__(self, peer):
        self.peer = peer

    def write(self, series, indices):
        """Puts instances of a series, as Google tells them."""
        form = {
            "busy": {}, "free": {"transparency": "transparent"}, "tentative": {"status": "tentative"},
            "declined": {"attendees": [{"self": True, "responseStatus": "declined"}]},
        }[series.form]
        for index, start in series.instances():
            if index in indices:
                end = start + series.length
                self.put({"id": f"{series.id}w{index}", "start": {"dateTime": text(start)}, "end": {"dateTime": text(end)}, **form})

    def erase(self, series, indices):
        for index in indices:
            self.remove(f"{series.id}w{index}")

    def put(self, event):
        self.peer.test(f"events/{urllib.parse.quote(self.calendar)}", [event])

    def remove(self, id):
        self.put({"id": id, "status": "cancelled", "start": {"dateTime": text(FIRST)}, "end": {"dateTime": text(FIRST)}})

    def drag(self, event, start):
        """Moves an event of a booking, which stays what it is otherwise."""
        end = start + datetime.timedelta(hours=1)
        changed = {"start": {"dateTime": text(start)}, "end": {"dateTime": text(end)}}
        self.put({name: value for name, value in (event | changed).items() if not name.startswith("_")})

    def own(self):
        """The events of bookings."""
        found = self.peer.test(f"all/{urllib.parse.quote(self.calendar)}")
        return [event for event in found if event["status"] != "cancelled" and event.get("extendedProperties")]

    def events(self):
        """Of bookings by their ids, and of others how many there are at each time."""
        own, others = collections.defaultdict(list), collections.Counter()
        for event in self.peer.test(f"all/{urllib.parse.quote(self.calendar)}"):
            if event["status"] == "cancelled":
                continue
            span = event["start"]["dateTime"], event["end"]["dateTime"]
            booking = event.get("extendedProperties", {}).get("private", {}).get("bookable_booking")
            if booking:
                own[booking].append(span)
            else:
                others[span] += 1
        return own, others

    def disturb(self, chance):
        """Its channels expire before their time: nothing is heard of any more."""
        self.peer.test("expire")


class Microsoft:
    service, calendar = "microsoft", "AAMkCal="
    faults = [
        {"status": 503, "reason": "serviceNotAvailable", "retry_after": 1}, {"status": 429, "reason": "TooManyRequests", "retry_after": 2},
        {"status": 500, "reason": "generalException", "when": "after"}, {"status": 0, "lost": True},
        {"status": 0, "lost": True, "when": "after"}, {"status": 410, "reason": "syncStateNotFound"},
        {"status": 0, "half": True, "when": "after"},
    ]

    def __init__(self, peer):
        self.peer = peer

    def write(self, series, indices):
        """Puts a series, its instances and the exceptions among them, of which alone Microsoft tells more than the times."""
        form = {
            "busy": {"showAs": "oof"}, "free": {"showAs": "workingElsewhere"}, "tentative": {"showAs": "tentative"},
            "declined": {"responseStatus": {"response": "declined"}},
        }[series.form]
        if series.count > 1:
            times = {"start": self.time(series.start), "end": self.time(series.start + series.length)}
            self.put({"id": series.id, "type": "seriesMaster", **times, **form})
        for index, start in series.instances():
            if index in indices:
                kind = "singleInstance" if series.count == 1 else "exception" if index in series.moved else "occurrence"
                event = {"id": f"{series.id}w{index}", "type": kind, "start": self.time(start), "end": self.time(start + series.length), **form}
                self.put(event | ({"seriesMasterId": series.id} if series.count > 1 else {}))

    def erase(self, series, indices):
        for index in indices:
            self.remove(f"{series.id}w{index}")
        if series.count > 1 and not series.instances():
            self.remove(series.id)

    def time(self, instant):
        return {"dateTime": text(instant)[:-1] + ".0000000", "timeZone": "UTC"}

    def put(self, event):
        self.peer.test(f"events/{urllib.parse.quote(self.calendar)}", [event])

    def remove(self, id):
        self.peer.test("remove", id)

    def drag(self, event, start):
        end = start + datetime.timedelta(hours=1)
        self.put(event | {"start": self.time(start), "end": self.time(end)})

    def own(self):
        found = self.peer.test(f"all/{urllib.parse.quote(self.calendar)}")
        return [event for event in found if event.get("singleValueExtendedProperties")]

    def events(self):
        own, others = collections.defaultdict(list), collections.Counter()
        for event in self.peer.test(f"all/{urllib.parse.quote(self.calendar)}"):
            span = event["start"]["dateTime"][:19] + "Z", event["end"]["dateTime"][:19] + "Z"
            marks = [p["value"] for p in event.get("singleValueExtendedProperties", []) if p["id"] == MARK]
            if marks:
                own[marks[0]].append(span)
            elif event["type"] != "seriesMaster":
                others[span] += 1
        return own, others

    def disturb(self, chance):
        """Subscriptions end, expire, or have missed something."""
        event = chance.choice(["subscriptionRemoved", "missed", "reauthorizationRequired", None])
        if event:
            self.peer.test("lifecycle", {"event": event})
        else:
            self.peer.test("expire")


class Proxy(http.server.BaseHTTPRequestHandler):
    """Passes requests on to Radicale, and fails before or after that."""

    protocol_version = "HTTP/1.1"
    lock = threading.RLock()
    faults, is_closed, port = [], False, 0

    def log_message(self, *arguments):
        pass

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.lock:
            fault = next((fault for fault in self.faults if not fault.get("skip")), None)
            for other in self.faults:
                other["skip"] = max(0, other.get("skip", 0) - 1)
            if fault:
                self.faults.remove(fault)
            if self.is_closed:
                return self.answer(401, [], b"")
            if fault and fault.get("when", "before") == "before":
                return self.fail(fault, b"")
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection", "content-length")}
            # Hrefs and conditions are Radicale's own.
            connection.request(self.command, self.path, body, headers | {"Host": f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            content = answer.read()
            kept = [(name, value) for name, value in answer.getheaders() if name.lower() in ("content-type", "etag", "last-modified")]
            connection.close()
        if fault:
            return self.fail(fault, content)
        self.answer(answer.status, kept, content)

    do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = do_OPTIONS = pass_on

    def fail(self, fault, content):
        if fault.get("half"):
            self.send_response(207)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(content) + 1))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2])
        if fault.get("lost") or fault.get("half"):
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.answer(fault["status"], [("Retry-After", str(fault["retry_after"]))] if "retry_after" in fault else [], b"")

    def answer(self, status, headers, content):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class ProxyServer(http.server.ThreadingHTTPServer):
    def handle_error(self, request, address):
        """Servers that are killed leave their connections."""


class CalDAV:
    """A collection on Radicale, reached through the proxy by Bookable and directly by everybody else."""

    service = "caldav"
    faults = [
        {"status": 503, "retry_after": 1}, {"status": 429, "retry_after": 2}, {"status": 500, "when": "after"}, {"status": 0, "lost": True},
        {"status": 0, "lost": True, "when": "after"}, {"status": 0, "half": True, "when": "after"},
    ]

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.server = Peer(PEERS, str(ROOT / "Tests/LoopbackServers/calendar_server.py"), "radicale", folder)
        Proxy.port = int(self.server.url.rsplit(":", 1)[1])
        self.peer = self
        self.proxy = ProxyServer(("127.0.0.1", 0), Proxy)
        threading.Thread(target=self.proxy.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.proxy.server_port}/master/salon/"
        self.ask("MKCALENDAR", "")

    def ask(self, method, name, content=None):
        connection = http.client.HTTPConnection("127.0.0.1", Proxy.port, timeout=30)
        login = base64.b64encode(b"master:secret").decode()
        connection.request(method, f"/master/salon/{name}", content, {"Authorization": f"Basic {login}", "Content-Type": "text/calendar"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        assert answer.status < 300 or answer.status == 404 and method == "DELETE", (method, name, answer.status)

    def test(self, path, document=None):
        """What stand-ins are told to do, as far as a server of CalDAV has it."""
        if path == "faults":
            with Proxy.lock:
                Proxy.faults[:] = document

    def write(self, series, indices):
        lines = self.lines(series, f"DTSTART:{self.time(series.start)}", series.start, f"RRULE:FREQ=WEEKLY;COUNT={series.count}")
        lines[-1:-1] = [f"EXDATE:{self.time(series.planned(index))}" for index in sorted(series.removed)]
        for index, start in series.moved.items():
            if index not in series.removed:
                lines += self.lines(series, f"DTSTART:{self.time(start)}", start, f"RECURRENCE-ID:{self.time(series.planned(index))}")
        content = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//agree//EN", *lines, "END:VCALENDAR", ""])
        self.ask("PUT", f"{series.id}.ics", content.encode())

    def lines(self, series, begin, start, more):
        form = {
            "busy": [], "free": ["TRANSP:TRANSPARENT"], "tentative": ["STATUS:TENTATIVE"],
            "declined": ["ATTENDEE;PARTSTAT=DECLINED:MAILTO:Cara@salon.test"],
        }[series.form]
        end = f"DTEND:{self.time(start + series.length)}"
        return ["BEGIN:VEVENT", f"UID:{series.id}", "DTSTAMP:20260101T000000Z", begin, end, *form, more, "END:VEVENT"]

    def erase(self, series, indices):
        if series.instances():
            self.write(series, indices)
        else:
            self.ask("DELETE", f"{series.id}.ics")

    def time(self, instant):
        return instant.strftime("%Y%m%dT%H%M%SZ")

    def remove(self, id):
        self.ask("DELETE", id)

    def drag(self, event, start):
        content = (self.files / event["id"]).read_text()
        content = re.sub(r"DTSTART[^\r\n]*", f"DTSTART:{self.time(start)}", content)
        content = re.sub(r"DTEND[^\r\n]*", f"DTEND:{self.time(start + datetime.timedelta(hours=1))}", content)
        self.ask("PUT", event["id"], content.encode())

    @property
    def files(self):
        return self.folder / "collections/collection-root/master/salon"

    def own(self):
        return [{"id": path.name} for path in self.files.glob("bkg_*.ics")]

    def events(self):
        own, others = collections.defaultdict(list), collections.Counter()
        for path in self.files.glob("*.ics"):
            content = path.read_text()
            if path.name.startswith("bkg_"):
                begin, end = (re.search(rf"{name}:(\S+)", content)[1] for name in ("DTSTART", "DTEND"))
                spans = tuple(f"{t[:4]}-{t[4:6]}-{t[6:11]}:{t[11:13]}:{t[13:]}" for t in (begin, end))
                own[re.match(r"[^.-]+", path.name)[0]].append(spans)
            else:
                series = next(part for part in content.split("BEGIN:VEVENT")[1:] if "RECURRENCE-ID" not in part)
                others[path.name, re.search(r"DTSTART[^\r\n]*", series)[0]] += 1
        return own, others

    def disturb(self, chance):
        """Nobody tells anything here."""


class Side:
    """A provider, and the account that has its calendar."""

    def __init__(self, name, account, world):
        self.name, self.account, self.world = name, account, world
        self.provider, self.bookings, self.series, self.number = f"prv_{name}", {}, {}, 0
        self.is_revoked = False

    def open(self):
        world = self.world
        world.must(201, "POST", "/v1/providers", {"id": self.provider, "name": self.name, "email": f"{self.name}@salon.test", "time_zone": "UTC", "policy": "flexible"})
        hours = [{"day_of_week": day, "start_time": "00:00", "end_time": "24:00"} for day in range(7)]
        world.must(200, "PUT", f"/v1/providers/{self.provider}/schedule", {"schedule": hours})
        world.must(201, "POST", f"/v1/providers/{self.provider}/services", {"id": f"svc_{self.name}_hour", "name": "Hour", "price": 0, "currency": "EUR", "duration_minutes": 60})
        rules = {"receives_bookings": True, "when_stale": "check", "owner_addresses": [f"{self.name}@salon.test"]}
        if self.account.service == "caldav":
            place = {"kind": "caldav", "address": self.account.url, "user": "master", "password": "secret"}
            link = world.must(201, "POST", f"/v1/providers/{self.provider}/calendars", place | rules)
            self.link = f"/v1/providers/{self.provider}/calendars/{link['id']}"
            return
        accounts = f"/v1/providers/{self.provider}/calendar-accounts"
        begun = world.must(201, "POST", accounts, {"service": self.account.service})
        self.agree(begun)
        self.connection = f"{accounts}/{begun['id']}"
        link = world.must(201, "POST", f"/v1/providers/{self.provider}/calendars", {"kind": self.account.service, "account": begun["id"], "calendar": self.account.calendar} | rules)
        self.link = f"/v1/providers/{self.provider}/calendars/{link['id']}"

    def agree(self, begun):
        """Does what the account's owner does in a browser."""
        opener = urllib.request.build_opener(Stay)
        try:
            location = opener.open(begun["authorize_url"]).headers["Location"]
        except urllib.error.HTTPError as answer:
            location = answer.headers["Location"]
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(location).query))
        assert "state" in query, (begun["authorize_url"], location)
        form = urllib.parse.urlencode({"state": query["state"], "code": query["code"]})
        status, answer = ask("POST", self.world.url + "/calendar-accounts/callback", form=form)
        assert status == 200, answer

    def revoke(self):
        self.is_revoked = True
        if self.account.service == "caldav":
            Proxy.is_closed = True
            return "revoke"
        self.world.oauth[self.account.service].test("kill-all", {})
        return "revoke"

    def reconnect(self):
        if self.account.service == "caldav":
            Proxy.is_closed = self.is_revoked = False
            return "reconnect"
        self.agree(self.world.must(200, "POST", f"{self.connection}/connect"))
        self.is_revoked = False
        return "reconnect"

    def change_own(self, chance):
        """Moves or deletes the event of a booking, as somebody does in the calendar."""
        # Drawn before it is known what was written by now, which differs from run to run.
        place, is_deleted, start = chance.random(), chance.random() < 0.3, self.time(chance)
        events = sorted(self.account.own(), key=lambda event: event["id"])
        if not events:
            return "no own event"
        event = events[int(place * len(events))]
        if is_deleted:
            self.account.remove(event["id"])
            return "delete own"
        self.account.drag(event, start)
        return "drag own"

    def decide(self, chance):
        """Settles what somebody changed of bookings' events."""
        for drift in self.world.must(200, "GET", f"/v1/providers/{self.provider}/calendar-drifts")["items"]:
            booking = f"/v1/bookings/{drift['booking_id']}"
            if chance.random() < 0.5:
                if drift["change"] == "deleted":
                    self.world.send("POST", f"{booking}/cancel")
                    continue
                status, _ = self.world.send("POST", f"{booking}/calendar-event/follow", {"start_at": drift["start_at"]})
                if status == 200:
                    continue
            self.world.send("POST", f"{booking}/calendar-event/restore")

    def time(self, chance):
        return FIRST + datetime.timedelta(minutes=30 * chance.randrange(DAYS * 48))

    def step(self, chance):
        world, kind = self.world, chance.random()
        if kind < 0.3:
            body = {"provider_id": self.provider, "service_id": f"svc_{self.name}_hour", "start_at": text(self.time(chance)), "client": {"name": "Kim", "email": "kim@example.com"}}
            status, answer = world.send("POST", "/v1/bookings", body)
            if status == 201:
                self.bookings[answer["booking"]["id"]] = answer["token"]
            return f"book {status}" if status in (201, 409) else f"book {answer['code']}"
        if kind < 0.45 and self.bookings:
            booking = chance.choice(sorted(self.bookings))
            status, _ = world.send("POST", f"/v1/bookings/{booking}/reschedule", {"start_at": text(self.time(chance))})
            return f"move {status}"
        if kind < 0.55 and self.bookings:
            booking = chance.choice(sorted(self.bookings))
            status, _ = world.send("POST", f"/v1/bookings/{booking}/cancel")
            return f"cancel {status}"
        if kind < 0.69 or kind < 0.86 and not self.series:
            self.number += 1
            minutes, count, form = chance.choice([15, 45, 90, 600]), chance.choice([1, 1, 1, 2, 4]), chance.choice(Series.FORMS)
            series = Series(f"outside{self.name}{self.number}", self.time(chance), minutes, count, form)
            self.series[series.id] = series
            self.account.write(series, range(count))
            return "put series" if count > 1 else "put event"
        if kind < 0.86:
            return self.change_other(chance.choice(sorted(self.series)), chance)
        if kind < 0.92:
            faults = [{**chance.choice(self.account.faults), "skip": chance.randrange(4)} for _ in range(chance.randrange(1, 4))]
            self.account.peer.test("faults", faults)
            return "fail"
        if kind < 0.94:
            self.account.peer.test("forget")
            return "forget"
        if kind < 0.955:
            self.account.disturb(chance)
            return "disturb"
        if kind < 0.96:
            return self.reconnect() if self.is_revoked else self.revoke()
        if kind < 0.97:
            return self.change_own(chance)
        world.tell_hosts()
        plan = {"lose": [number for number in range(6) if chance.random() < 0.3], "twice": chance.random() < 0.3}
        self.account.peer.test("deliver", plan)
        return "deliver"

    def change_other(self, id, chance):
        """Moves or deletes an event that is not a booking's, a series as a whole or one of its instances."""
        series, action, start = self.series[id], chance.random(), self.time(chance)
        index = chance.choice([index for index, _ in series.instances()])
        if action < 0.3:
            # What was changed of single instances is lost, as in most programs.
            series.start, series.moved = start, {}
            self.account.write(series, range(series.count))
            return "move series" if series.count > 1 else "move event"
        if action < 0.6 and series.count > 1:
            series.moved[index] = start
            self.account.write(series, [index])
            return "move instance"
        gone = [index] if series.count > 1 and action < 0.85 else [index for index, _ in series.instances()]
        series.removed.update(gone)
        self.account.erase(series, gone)
        if not series.instances():
            del self.series[id]
        return "delete instance" if gone == [index] and series.count > 1 else "delete series" if series.count > 1 else "delete event"

    def written(self):
        """What should be in the calendar besides events of bookings, as ``events`` tells it."""
        if self.account.service == "caldav":
            return collections.Counter((f"{one.id}.ics", f"DTSTART:{self.account.time(one.start)}") for one in self.series.values())
        return collections.Counter((text(start), text(start + one.length)) for one in self.series.values() for _, start in one.instances())

    def disagreement(self):
        """What is not as it should be; `None` if all is."""
        world = self.world
        own, others = self.account.events()
        standing = {}
        for booking in self.bookings:
            shown = world.must(200, "GET", f"/v1/bookings/{booking}")
            if shown["status"] == "confirmed":
                standing[booking] = (shown["start_at"], shown["end_at"])
        wrong = {booking: spans for booking, spans in own.items() if spans != [standing.get(booking)]}
        wrong |= {booking: [] for booking in standing if booking not in own}
        if wrong:
            booking, spans = sorted(wrong.items())[0]
            return f"{len(wrong)} bookings of {self.name}, {booking}: events at {spans}, booked {standing.get(booking)}"
        if others != self.written():
            return f"other events of {self.name} were touched: {sorted((others - self.written()) + (self.written() - others))[:3]}"
        busy, page, cursor = [], None, ""
        while page is None or cursor:
            until = text(FIRST + datetime.timedelta(days=DAYS + 40))
            page = world.must(200, "GET", f"/v1/providers/{self.provider}/busy?from={text(FIRST)}&to={until}&limit=200{cursor}")
            busy += page["items"]
            cursor = f"&cursor={page['next_cursor']}" if page["next_cursor"] else ""
        found, wanted = merged((item["start_at"], item["end_at"]) for item in busy), merged(span for one in self.series.values() for span in one.spans())
        if found != wanted:
            return f"busy of {self.name}: {len(found)} spans for {len(wanted)}; {sorted(set(found) ^ set(wanted))[:3]}"
        drifts = world.must(200, "GET", f"/v1/providers/{self.provider}/calendar-drifts")["items"]
        return f"changed by hand: {drifts[:2]}" if drifts else None


def merged(spans):
    result = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


class World:
    def __init__(self, arguments, log):
        self.store = Cluster() if arguments.engine == "postgres" else File()
        self.key = admin_key(arguments.bookable, self.store.url, log)
        fake = ROOT / "Tests/LoopbackServers"
        oauth = {style: Peer(PEERS, str(ROOT / "Tests/OAuthTests/oauth_server.py"), style, "3599") for style in ("google", "microsoft")}
        self.google = Peer(sys.executable, "-B", str(fake / "google_fake.py"), oauth["google"].url + "/check")
        self.graph = Peer(sys.executable, "-B", str(fake / "graph_fake.py"), oauth["microsoft"].url + "/check")
        self.oauth = oauth
        self.folder = tempfile.TemporaryDirectory()
        self.radicale = CalDAV(self.folder.name) if "caldav" in arguments.sides else None
        self.peers = [*oauth.values(), self.google, self.graph] + ([self.radicale.server] if self.radicale else [])
        # Of its own, so that how often something is asked does not change the steps.
        self.choice = random.Random(arguments.seed)
        environment = {
            "BOOKABLE_SECRETS_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "BOOKABLE_PUBLIC_URL": "https://bookable.test",
            "BOOKABLE_CALENDAR_INTERVAL": "60", "BOOKABLE_CALENDAR_PRIVATE_ADDRESSES": "yes", "BOOKABLE_JOB_LEASE": "10", "BOOKABLE_JOB_FIRST_WAIT": "1",
        }
        for style, peer, api in (("google", oauth["google"], self.google), ("microsoft", oauth["microsoft"], self.graph)):
            name = f"BOOKABLE_{style.upper()}"
            environment |= {f"{name}_CLIENT_ID": "bookable", f"{name}_CLIENT_SECRET": "s3cret", f"{name}_AUTHORIZE_URL": peer.url + "/authorize", f"{name}_TOKEN_URL": peer.url + "/token", f"{name}_API_URL": api.url}
        environment["BOOKABLE_GOOGLE_REVOKE_URL"] = oauth["google"].url + "/revoke"
        self.servers = [Server(arguments.bookable, self.store.url, log, environment) for _ in range(arguments.servers)]
        for server in self.servers:
            server.wait()
        self.tell_hosts()

    def tell_hosts(self):
        """Notices go to one of the servers."""
        port = self.choice.choice(self.servers).port
        for peer in (self.google, self.graph):
            peer.test("hosts", {"bookable.test": f"127.0.0.1:{port}"})

    @property
    def url(self):
        """Any of the servers."""
        return f"http://127.0.0.1:{self.choice.choice(self.servers).port}"

    def send(self, method, path, document=None):
        return ask(method, self.url + path, document, self.key)

    def must(self, wanted, method, path, document=None):
        status, answer = self.send(method, path, document)
        if status != wanted:
            raise SystemExit(f"{method} {path}: {status} {answer}")
        return answer

    def kill(self, chance):
        server = chance.choice(self.servers)
        server.kill()
        server.start()
        server.wait()

    def stop(self):
        for server in self.servers:
            server.kill()
        for peer in self.peers:
            peer.process.kill()
            peer.process.wait()
        self.store.stop()
        self.folder.cleanup()


def settle(world, sides, chance, patience):
    """Has all calendars read until both sides agree; what is still wrong after so many seconds."""
    # Of its own, or how often it is asked would change the steps that follow.
    chance = random.Random(chance.random())
    for side in sides:
        side.account.peer.test("faults", [])
        if side.is_revoked:
            side.reconnect()
    end, wrong = time.time() + patience, "nothing was looked at"
    while time.time() < end:
        for side in sides:
            side.account.peer.test("deliver")
            world.send("POST", f"{side.link}/refresh")
            side.decide(chance)
        wrong = next((found for side in sides if (found := side.disagreement())), None)
        if wrong is None:
            # Nothing may come after it, such as an echo that is read a moment later.
            time.sleep(3)
            wrong = next((found for side in sides if (found := side.disagreement())), None)
            if wrong is None:
                return None
        time.sleep(2)
    return wrong


def run(arguments, log):
    chance, counts = random.Random(arguments.seed), collections.Counter()
    world = World(arguments, log)
    try:
        accounts = {"google": ("anna", Google(world.google)), "microsoft": ("ben", Microsoft(world.graph)), "caldav": ("cara", world.radicale)}
        sides = [Side(*accounts[service], world) for service in arguments.sides]
        for side in sides:
            side.open()
        wrong = settle(world, sides, chance, arguments.patience)
        for number in range(1, arguments.steps + 1):
            if wrong:
                break
            # Of each step its own: what a step draws depends on how those before it went, which differs from run to run.
            chance = random.Random(f"{arguments.seed} {number}")
            if chance.random() < 0.004:
                world.kill(chance)
                counts["kill"] += 1
            else:
                counts[chance.choice(sides).step(chance)] += 1
            if number % 500 == 0 or number == arguments.steps:
                wrong = settle(world, sides, chance, arguments.patience)
                print(f"step {number}: {wrong or 'both sides agree'}", flush=True)
        jobs = world.store.rows("SELECT kind, status FROM jobs WHERE status = 'dead'")
        print(", ".join(f"{name}: {count}" for name, count in sorted(counts.items())))
        if wrong or jobs:
            raise SystemExit(f"seed {arguments.seed}, {arguments.engine}: {wrong or jobs}")
        stand = [sum(map(len, side.account.events()[0].values())) for side in sides]
        print(f"seed {arguments.seed}, {arguments.engine}, {arguments.servers} servers: {arguments.steps} steps, {sum(stand)} bookings have their one event, busy time is the oracle's")
    finally:
        world.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bookable", default=str(ROOT / ".build/debug/bookable"))
    parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--servers", type=int, default=1)
    parser.add_argument("--sides", type=lambda text: text.split(","), default=["google", "microsoft", "caldav"])
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=int, default=300)
    with tempfile.TemporaryFile("w+") as log:
        arguments = parser.parse_args()
        try:
            run(arguments, log)
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read()[-5000:])
            raise


if __name__ == "__main__":
    main()
