#!/usr/bin/env python3
"""Judges the log of `message-lives`: did everybody get the messages they must have, and none that they must not?

usage: check.py [--prove] [LOG]

Reads standard input without LOG. The model knows the late rules of docs/messages.md and nothing of how Bookable plans,
keeps or sends messages. With `--prove` it then plants faults in the log, and fails unless it finds each of them.
"""

import argparse
import collections
import copy
import datetime
import email
import email.policy
import hashlib
import json
import re
import sys
import zoneinfo

MINUTE, HOUR = 60, 3600

YEAR = 2026
"""In which all bookings live."""

PROMPT = 60
"""Seconds within which what is due is sent while all works."""

REMINDERS = {"first_reminder": (24 * HOUR, HOUR, 6 * HOUR), "last_reminder": (HOUR, 15 * MINUTE, 45 * MINUTE)}
"""How long before the start, after what tells the start, and late at most."""

REVIEW_AFTER, REVIEW_LATE = 2 * HOUR, 48 * HOUR
APPROVAL_REMINDER = 4 * HOUR
RETRIES = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE]

TAKEN_UP = 185
"""Seconds after which a mail of which nobody knows whether it arrived is sent once more."""

PROBE = 36
"""Seconds between two looks whether a mail server that did not work does again."""

CHANNELS = ("email", "sms", "push")
AUDIBLE = ("sms", "push")
"""Channels that may wake somebody, and that clients have to agree to."""

URGENT = ("first_reminder", "last_reminder", "moved", "cancelled")
"""What goes to clients by the channels that they agreed to, beside e-mail."""

NIGHT = (21, 8)
"""The hours of the client's clock between which no reminder is sent by these channels."""

LATE = {"first_reminder": 6 * HOUR, "last_reminder": 45 * MINUTE}

TITLES = {
    "requested": "Request received", "approval_requested": "New booking request",
    "approval_reminder": "New booking request", "confirmed": ("Booking confirmed", "New booking"),
    "declined": "Request declined", "moved": "Booking moved", "cancelled": "Booking cancelled",
    "first_reminder": "Reminder", "last_reminder": "Reminder",
}

OVERTAKING = {"confirmed", "moved", "cancelled", "expired"}


class Due:
    """A message that somebody must have, from when on and how long."""

    def __init__(self, change, occasion, recipient, due, end=None, late=None, required=True, channel="email", planned=None):
        self.change, self.occasion, self.recipient, self.channel = change, occasion, recipient, channel
        self.planned = planned or change  # what planned it: a change, or the client's consent
        self.due, self.end, self.late, self.required = due, end, late, required
        self.start = change["start"]
        self.overtaken = None  # the change that makes it untrue
        self.attempts = []

    def __str__(self):
        return (f"{self.occasion} to the {self.recipient} by {self.channel} of change {self.change['number']}, "
                f"due {clock(self.due)}")


class Story:
    """What happened to one booking."""

    def __init__(self):
        self.changes, self.mails, self.asides, self.violations = [], [], [], []

    def violate(self, kind, text):
        self.violations.append((kind, text))

    def tell(self):
        # While a service is down, one attempt is like the next.
        mails = [mail for mail in self.mails if mail["outcome"] != "outage"]
        entries = sorted(self.changes + mails + self.asides, key=lambda entry: entry["line"])
        return "\n".join("    " + describe(entry) for entry in entries)


def clock(instant):
    return datetime.datetime.fromtimestamp(instant, datetime.timezone.utc).strftime("%m-%d %H:%M:%S")


def describe(entry):
    if entry["kind"] == "change":
        expires = f", until {clock(entry['expires'])}" if entry.get("expires") else ""
        return (f"{clock(entry['t'])} line {entry['line']} change {entry['number']}: {entry['what']} by {entry['by']}, "
                f"{entry['status']}, {clock(entry['start'])} to {clock(entry['end'])}{expires}, {entry.get('email')}")
    if entry["kind"] in ("consent", "subscription"):
        return f"{clock(entry['t'])} line {entry['line']} {entry['kind']} {'on' if entry['holds'] else 'off'} {entry.get('of', '')}"
    told = f", tells {clock(entry['told'])}" if entry.get("told") else ""
    calendar = entry.get("calendar")
    invitation = f", {calendar['METHOD']} {calendar['SEQUENCE']}" if calendar else ""
    return (f"{clock(entry['t'])} line {entry['line']} {entry['kind']} (round {entry['round']} began after line {entry['began']}): "
            f"{'.'.join(entry['key'][1:4])} to {entry['to']}: {entry['outcome']}"
            f"{', round lost' if entry['lost'] else ''}{', reached' if entry['reached'] else ''}{told}{invitation}")


# Reading

def read(lines):
    records = []
    for number, line in enumerate(lines, 1):
        record = json.loads(line)
        record["line"] = number
        if record["kind"] == "mail":
            parse_mail(record)
        elif record["kind"] in ("sms", "push"):
            parse_short(record)
        records.append(record)
    return merged(records)


def merged(records):
    """The log with one push message for all browsers that it was sent to in a round, as the server notes it."""
    first, kept = {}, []
    for record in records:
        if record["kind"] != "push":
            kept.append(record)
            continue
        name = record["round"], record["id"]
        record["browsers"] = [(record["to"], record["outcome"])]
        if name not in first:
            first[name] = record
            kept.append(record)
            continue
        together = first[name]
        together["browsers"] += record["browsers"]
        outcomes = [outcome for _, outcome in together["browsers"]]
        together["outcome"] = next(o for o in ("sent", "unknown", "retry", "refused", "gone") if o in outcomes)
        together["reached"] = together["reached"] or record["reached"]
        together["t"] = record["t"]
    for record in first.values():
        # That all browsers are gone says nothing of an address.
        if record["outcome"] == "gone":
            record["outcome"] = "refused"
    return kept


def parse_short(record):
    content = record.pop("content")
    record["channel"], record["lost"], record["calendar"] = record["kind"], False, None
    if record["kind"] == "push":
        payload = json.loads(content)
        record["key"] = record["id"].split(".")
        record["text"] = payload["title"] + "\n" + payload["body"]
        record["told"] = int(datetime.datetime.fromisoformat(payload["start_at"]).timestamp())
    else:
        record["text"] = content
    record["bytes"] = hashlib.sha256(content.encode()).hexdigest()


def parse_mail(record):
    record["channel"] = "email"
    content = record.pop("content")
    record["bytes"] = hashlib.sha256(content.encode()).hexdigest()
    message = email.message_from_string(content, policy=email.policy.default)
    record["id"] = str(message["message-id"])
    record["key"] = record["id"].strip("<>").rsplit("@", 1)[0].split(".")
    record["subject"] = str(message["subject"])
    record["lost"] = False
    if not record["reached"]:
        return
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            record["text"] = part.get_content()
        elif part.get_content_type() == "text/calendar":
            record["calendar"] = parse_calendar(part)


def parse_calendar(part):
    lines = re.sub(r"\r?\n[ \t]", "", part.get_content()).splitlines()
    calendar = dict(line.split(":", 1) for line in lines if ":" in line)
    calendar["method"] = part.get_param("method")
    return calendar


def told_start(text, zone):
    """The instant that a mail gives as the start, by the words after "When:"."""
    line = re.search(r"^When: (.*)$", text, re.M).group(1)
    month, day, year, hour, minute, half = re.match(
        r"\w+, (\w+) (\d+), (\d+), (\d+):(\d+)(?:\s*([AP]M))?", line).groups()
    half = half or re.search(r"[AP]M", line).group()
    wall = datetime.datetime.strptime(f"{month} {day} {year} {hour}:{minute} {half}", "%B %d %Y %I:%M %p")
    return int(wall.replace(tzinfo=zone).timestamp())


def told_in_short(text, zone):
    """The instant that a short message gives as the start, without the year; it is on the provider's clock."""
    month, day, hour, minute, half = re.search(r"(\w{3}) (\d{1,2}), (\d{1,2}):(\d\d)\s*([AP]M)", text).groups()
    wall = datetime.datetime.strptime(f"{month} {day} {YEAR} {hour}:{minute} {half}", "%b %d %Y %I:%M %p")
    return int(wall.replace(tzinfo=zone).timestamp())


# The model

def is_night(instant, zone):
    hour = datetime.datetime.fromtimestamp(instant, zone).hour
    return hour >= NIGHT[0] or hour < NIGHT[1]


def quieted(due, occasion, zone):
    """When a reminder is due that may wake its recipient: an hour before the night, or the morning after it."""
    if not is_night(due, zone):
        return due
    wall = datetime.datetime.fromtimestamp(due, zone)
    if occasion == "first_reminder":
        day = wall.date() - datetime.timedelta(days=wall.hour < NIGHT[1])
        hour = NIGHT[0] - 1
    else:
        day = wall.date() + datetime.timedelta(days=wall.hour >= NIGHT[0])
        hour = NIGHT[1]
    return int(datetime.datetime(day.year, day.month, day.day, hour, tzinfo=zone).timestamp())


def reminders(change, planned, zone, channel):
    """The reminders of a start that is told, or that the client agrees to be reminded of, at `planned`."""
    dues = []
    for occasion, (before, gap, late) in REMINDERS.items():
        due = change["start"] - before
        if channel in AUDIBLE:
            due = quieted(due, occasion, zone)
        if due >= planned["t"] + gap and due < change["start"]:
            dues.append(Due(change, occasion, "client", due, change["start"], late, channel=channel, planned=planned))
    return dues


class Consent:
    """What the client of a booking agreed to by a channel, line by line."""

    def __init__(self):
        self.spans = []  # [from line, from instant, to line, to instant]

    def set(self, holds, line, instant):
        if holds and not self.holds():
            self.spans.append([line, instant, float("inf"), float("inf")])
        elif not holds and self.holds():
            self.spans[-1][2:] = [line, instant]

    def holds(self):
        return bool(self.spans) and self.spans[-1][2] == float("inf")

    def was_given(self, line, until_line, until):
        """Whether it held at `line`, or was given since: whoever gives it has committed that before it is logged."""
        return any(start <= line < end or line < start and (start <= until_line or since <= until)
                   for start, since, end, _ in self.spans)

    def held(self, line, until):
        """Whether it held from `line` on until that instant."""
        return any(start <= line < end and until < ended for start, _, end, ended in self.spans)


def consents_of(story, ends):
    """The client's consents by channel; with the last browser, that to push messages ends."""
    consents = {channel: Consent() for channel in AUDIBLE}
    events = [(aside["line"], 0, aside) for aside in story.asides]
    events += [(change["line"], 0, change) for change in story.changes]
    for mail in story.mails:
        if mail["channel"] == "push" and not mail["lost"]:
            events += [(ends.get(mail["round"], mail["line"]), 1, dict(mail, gone=to)) for to, what in mail["browsers"] if what == "gone"]
    browsers, has_row = set(), False
    for line, _, event in sorted(events, key=lambda entry: entry[:2]):
        kind = event["kind"]
        if kind == "change":
            silent = event["status"] == "pending" and not event["approval"]
            # What was withdrawn stays so, whatever the form of the booking said.
            if event["what"] in ("booked", "confirmed") and not silent and event.get("phone") and event["agrees"] and not has_row:
                has_row = True
                consents["sms"].set(True, line, event["t"])
        elif kind == "consent":
            has_row = has_row or event["holds"]
            consents["sms"].set(event["holds"], line, event["t"])
        else:
            (browsers.add if kind == "subscription" and event["holds"] else browsers.discard)(event.get("gone") or event["of"])
            consents["push"].set(bool(browsers), line, event["t"])
    return consents


def short_dues_of(story):
    """The messages that may go to a client who agreed to short messages or to push messages."""
    dues, told = {}, []
    events = sorted(story.changes + story.asides, key=lambda entry: entry["line"])
    for channel in AUDIBLE:
        consent, change, status, silent = story.consents[channel], None, None, False
        for event in events:
            line = event["line"]
            if event["kind"] != "change":
                aside = {"consent": "sms", "subscription": "push"}[event["kind"]]
                if aside == channel and event["holds"] and change and change["status"] == "confirmed":
                    told = reminders(change, event, story.client_zone, channel)
                else:
                    told = []
            else:
                told, change = [], event
                if consent.was_given(line, line, event["t"]):
                    for occasion, recipients in facts(change, status, silent):
                        if occasion in URGENT and "client" in recipients:
                            end = change["start"] if occasion == "moved" else None
                            told.append(Due(change, occasion, "client", change["t"], end, channel=channel))
                    if change["status"] == "confirmed" and change["what"] in ("booked", "confirmed", "moved"):
                        told += reminders(change, change, story.client_zone, channel)
                silent = (silent or change["what"] == "booked" and not change["approval"]) and change["status"] == "pending"
                status = change["status"]
            for due in told:
                dues.setdefault((due.change["number"], due.occasion, channel), due)
    for due in dues.values():
        later = (c for c in story.changes if c["line"] > due.change["line"] and c["what"] in OVERTAKING | {"no_show"})
        due.overtaken = next(later, None)
    return list(dues.values())


def dues_of(story):
    """All mails that may be sent about a booking, from its changes alone."""
    dues, status, silent = [], None, False
    for change in story.changes:
        what, t, start = change["what"], change["t"], change["start"]
        if what in OVERTAKING | {"no_show"}:
            for due in dues:
                if due.overtaken is None:
                    due.overtaken = change
        for occasion, recipients in facts(change, status, silent):
            since = t + 25 if what == "expired" else t
            for recipient in recipients:
                # A provider is told of a booking even after its start.
                end = start if occasion in ("confirmed", "moved") and recipient == "client" else None
                dues.append(Due(change, occasion, recipient, t, end))
                dues[-1].since = since
        if change["status"] == "pending":
            silent = not change["approval"]
            reminder = change["expires"] - APPROVAL_REMINDER
            if not silent and reminder >= t:
                dues.append(Due(change, "approval_reminder", "provider", reminder, change["expires"],
                                required=what in ("booked", "moved") and reminder >= t + HOUR))
        if change["status"] == "confirmed" and what in ("booked", "confirmed", "moved"):
            dues += reminders(change, change, None, "email")
            dues.append(Due(change, "review_request", "client", change["end"] + REVIEW_AFTER, late=REVIEW_LATE))
        silent = silent and change["status"] == "pending"
        status = change["status"]
    return dues


def facts(change, status, silent):
    """What a change is told as, and to whom."""
    both, what = ("client", "provider"), change["what"]
    if what == "booked" and change["status"] == "pending":
        return [("requested", ["client"]), ("approval_requested", ["provider"])] if change["approval"] else []
    if what in ("booked", "confirmed"):
        return [("confirmed", both)]
    if what == "moved":
        return [("moved", both)]
    if silent or what in ("no_show", "completed"):
        return []
    if what == "expired":
        return [("expired", both)]
    if status == "pending" and change["by"] == "provider":
        return [("declined", ["client"])]
    return [("cancelled", both)]


class Blocks:
    """Times in which nothing can be sent."""

    def __init__(self, spans):
        self.spans = []
        for start, end in sorted(spans):
            if self.spans and start <= self.spans[-1][1]:
                self.spans[-1][1] = max(self.spans[-1][1], end)
            else:
                self.spans.append([start, end])

    def deadline(self, due, own):
        """When a mail must have been sent that is due at `due`: after a minute in which all worked."""
        instant = due
        while True:
            end = max((end for start, end in self.near(instant) + own if start < instant + PROMPT and end > instant),
                      default=None)
            if end is None:
                return instant + PROMPT
            instant = end

    def near(self, instant):
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][1] > instant:
                high = middle
            else:
                low = middle + 1
        return self.spans[low:low + 3]


class Judge:
    def __init__(self, records):
        self.providers, self.stories = {}, collections.defaultdict(Story)
        self.counts = collections.Counter()
        self.required = set()
        """The keys of the messages that had to be sent by a certain time."""
        self.records = records
        self.ends = {r["round"]: r["line"] for r in records if r["kind"] in ("round_ended", "round_lost")}
        lost = {record["round"] for record in records if record["kind"] == "round_lost"}
        self.lost_rounds = collections.defaultdict(list)
        self.rows, self.budget = {}, None
        ids, spans = {}, collections.defaultdict(list)
        down = {"mail_down": "email", "sms_down": "sms", "push_down": "push"}
        for record in records:
            kind = record["kind"]
            if kind == "provider":
                self.providers[record["provider"]] = record
            elif kind == "budget":
                self.budget = record["segments"]
            elif kind == "row":
                self.rows[record["id"]] = record
            elif kind == "servers_down":
                for channel in CHANNELS:
                    spans[channel].append((record["from"], record["to"] + 5))
            elif kind in down:
                spans[down[kind]].append((record["from"], record["to"] + PROBE))
            elif kind == "round_lost":
                # What it had claimed or begun is taken up by others after a while.
                spans[record["channel"]].append((record["beganAt"], record["t"] + TAKEN_UP))
                self.lost_rounds[record["channel"]].append((record["beganAt"], record["t"] + TAKEN_UP))
            elif kind == "change":
                story = self.stories[record["booking"]]
                ids[record["id"]] = story
                story.changes.append(record)
                record["number"] = len(story.changes)
            elif kind in ("consent", "subscription"):
                self.stories[record["booking"]].asides.append(record)
        names = self.short_names()
        for record in records:
            if record["kind"] not in ("mail", "sms", "push"):
                continue
            if record["kind"] == "sms":
                if record["id"] not in names:
                    raise SystemExit(f"line {record['line']}: a short message about nothing that ever happened")
                record["key"] = names[record["id"]]
            record["lost"] = record["round"] in lost
            record["uncertain"] = record["lost"] or record["outcome"] == "unknown"
            if record["outcome"] == "outage":
                spans[record["channel"]].append((record["t"], record["t"] + PROBE))
            if record["t"] > record["beganAt"]:
                for channel in CHANNELS:
                    spans[channel].append((record["beganAt"], record["t"] + 5))
            story = ids.get(record["key"][0])
            if story is None:
                raise SystemExit(f"line {record['line']}: a message about a booking that was never made")
            story.mails.append(record)
        self.blocks = {channel: Blocks(spans[channel]) for channel in CHANNELS}
        self.refusals = self.read_refusals()
        self.stops, self.ended = self.read_stops(), self.read_ended()
        self.spent = self.read_budgets()

    def short_names(self):
        """What short messages are named, and the parts of their names."""
        names = {}
        for story in self.stories.values():
            for change in story.changes:
                for occasion in (*TITLES, "expired", "review_request"):
                    key = [change["id"], str(change["number"]), occasion, "client", "sms"]
                    names[hashlib.sha256(".".join(key).encode()).hexdigest()[:32]] = key
        return names

    def provider_of(self, mail):
        return self.by_id[mail["key"][0]].changes[0]["provider"]

    def read_refusals(self):
        """When addresses were said not to exist, by provider and address."""
        refusals = collections.defaultdict(list)
        self.by_id = {story.changes[0]["id"]: story for story in self.stories.values() if story.changes}
        known, settled = {}, set()
        for story in self.stories.values():
            for mail in story.mails:
                if mail["channel"] == "sms":
                    known[mail["id"]] = mail
                if mail["outcome"] == "gone" and not mail["lost"]:
                    refusals[self.provider_of(mail), mail["to"]].append((self.ends[mail["round"]], mail["t"]))
        for report in (r for r in self.records if r["kind"] == "report" and not r["holds"]):
            # However often it is told, it counts once.
            if report["of"] not in settled:
                settled.add(report["of"])
                mail = known[report["of"]]
                refusals[self.provider_of(mail), mail["to"]].append((report["line"], report["t"]))
        return {address: sorted(times) for address, times in refusals.items()}

    def read_stops(self):
        """Who wants no short messages, by number: lines and instants from which on and until when."""
        stops = collections.defaultdict(Consent)
        events = [(r["line"], r["t"], r["of"], r["holds"]) for r in self.records if r["kind"] == "stop"]
        for story in self.stories.values():
            events += [(self.ends[mail["round"]], mail["t"], mail["to"], True) for mail in story.mails
                       if mail["outcome"] == "opted_out" and not mail["lost"]]
        for line, instant, number, holds in sorted(events):
            stops[number].set(holds, line, instant)
        return stops

    def read_ended(self):
        """Who ended reminders, by provider and address."""
        ended = collections.defaultdict(Consent)
        for record in self.records:
            if record["kind"] == "reminders":
                ended[record["provider"], record["of"].lower()].set(not record["holds"], record["line"], record["t"])
        return ended

    def read_budgets(self):
        """Segments by provider and day of UTC: those that went out, and all that were tried."""
        spent = collections.defaultdict(lambda: [0, 0])
        for story in self.stories.values():
            for mail in story.mails:
                if mail["channel"] != "sms":
                    continue
                sums = spent[self.provider_of(mail), mail["beganAt"] // 86_400]
                sums[1] += mail["segments"]
                # A message near midnight may have been counted on either day.
                if (mail["outcome"] == "sent" or mail["uncertain"]) and mail["beganAt"] // 86_400 == mail["t"] // 86_400:
                    sums[0] += mail["segments"]
        return spent

    def judge(self):
        for number, story in list(self.stories.items()):
            if not story.changes:
                del self.stories[number]
                continue
            self.judge_story(story)
        for (provider, day), (sent, _) in self.spent.items():
            if self.budget is not None and sent > self.budget:
                story = next(s for s in self.stories.values() if s.changes[0]["provider"] == provider)
                story.violate("budget", f"{sent} segments went out on day {day}, {self.budget} are the most")
        return {number: story for number, story in self.stories.items() if story.violations}

    def judge_story(self, story):
        first = story.changes[0]
        provider = self.providers[first["provider"]]
        story.provider, story.zone = provider, zoneinfo.ZoneInfo(provider["zone"])
        story.client_zone = zoneinfo.ZoneInfo(first.get("zone") or provider["zone"])
        story.addresses = {("client", "email"): first.get("email"), ("provider", "email"): provider["email"],
                           ("client", "sms"): first.get("phone")}
        story.is_same = first.get("email") == provider["email"]
        story.consents = consents_of(story, self.ends)
        dues = dues_of(story) + short_dues_of(story)
        named = {(due.change["number"], due.occasion, due.recipient, due.channel): due for due in dues}
        for mail in story.mails:
            self.read_mail(story, mail)
            number, (occasion, recipient, channel) = int(mail["key"][1]), mail["key"][2:5]
            change = story.changes[number - 1] if number <= len(story.changes) else None
            due = change and named.get((change["number"], occasion, recipient, channel))
            if due is None:
                if mail["reached"]:
                    story.violate("needless", f"line {mail['line']}: nothing calls for {occasion} to the {recipient} by {channel}")
                continue
            due.attempts.append(mail)
            self.judge_permission(story, mail)
            if mail["reached"]:
                self.judge_mail(story, due, mail)
        for due in dues:
            self.judge_attempts(story, due)
            self.judge_due(story, due)
        self.judge_order(story)
        self.judge_invitations(story)
        if story.is_same:
            self.judge_same(story, [due for due in dues if due.channel == "email"])
        self.judge_rows(story, dues)

    def read_mail(self, story, mail):
        if not mail["reached"]:
            return
        self.counts["reached"] += 1
        channel = mail["channel"]
        if channel == "push":
            known = {aside["of"] for aside in story.asides if aside["kind"] == "subscription"}
            is_right = all(browser in known for browser, _ in mail["browsers"])
        else:
            is_right = mail["to"] == story.addresses.get((mail["key"][3], channel))
        if not is_right:
            story.violate("address", f"line {mail['line']}: it went to {mail['to']}")
        if channel != "push":
            told = told_start if channel == "email" else told_in_short
            mail["told"] = told(mail["text"], story.zone)
        titles = TITLES.get(mail["key"][2], ())
        titles = (titles,) if isinstance(titles, str) else titles
        subject = mail["subject"] if channel == "email" else mail["text"] if channel == "push" else ""
        if titles and channel != "sms" and not subject.startswith(titles):
            story.violate("words", f"line {mail['line']}: {mail['key'][2]} is told as {subject}")
        client = story.changes[0]["client"] if channel == "email" else ""
        if not re.search(rf"\b{client}\b", mail["text"]) or story.provider["name"] not in mail["text"]:
            story.violate("words", f"line {mail['line']}: it does not name {client} and {story.provider['name']}")

    def judge_permission(self, story, mail):
        """Whether the recipient wanted the message, and was not woken by it."""
        occasion, recipient, channel = mail["key"][2:5]
        where = f"line {mail['line']}: {occasion} to the {recipient} by {channel}"
        if channel in AUDIBLE:
            if not story.consents[channel].was_given(mail["began"], mail["line"], mail["t"]):
                story.violate("no consent", where)
            if occasion in REMINDERS and is_night(mail["beganAt"], story.client_zone):
                story.violate("in the night", where)
        if channel == "sms" and self.stops[mail["to"]].held(mail["began"], mail["t"]):
            story.violate("opted out", where)
        if channel == "email" and recipient == "client" and occasion in (*REMINDERS, "review_request"):
            if self.ended[story.provider["provider"], mail["to"].lower()].held(mail["began"], mail["t"]):
                story.violate("reminders ended", where)

    def judge_rows(self, story, dues):
        """Whether the database says of each message what became of it."""
        for due in dues:
            key = [due.change["id"], str(due.change["number"]), due.occasion, due.recipient, due.channel]
            row = self.rows.get(".".join(key))
            status = row and row["status"]
            if status in ("planned", "attempting"):
                story.violate("record", f"{due} is {status} in the end")
            certain = [mail for mail in due.attempts if mail["outcome"] == "sent" and not mail["lost"]]
            if self.rows and certain and status not in ("sent", "delivered", "failed"):
                story.violate("record", f"{due} was sent and is {status}")
            if not due.attempts and status in ("sent", "delivered"):
                story.violate("record", f"{due} is {status} and was never handed over")

    def judge_mail(self, story, due, mail):
        """Whether a mail that reached somebody was true, and neither early nor late."""
        began = mail["beganAt"]
        if due.overtaken and due.overtaken["line"] <= mail["began"]:
            story.violate("stale", f"line {mail['line']}: {due} was overtaken by change {due.overtaken['number']}")
        if mail["told"] != due.start:
            story.violate("stale", f"line {mail['line']}: {due} tells {clock(mail['told'])}, not {clock(due.start)}")
        # A round may begin before and take it when it is due: the clock goes on meanwhile.
        if mail["t"] < due.due:
            story.violate("early", f"line {mail['line']}: {due}")
        if due.end is not None and began >= due.end:
            story.violate("after its time", f"line {mail['line']}: {due} had to go out before {clock(due.end)}")
        if due.late is not None and began > due.due + due.late:
            story.violate("late", f"line {mail['line']}: {due} was sent {began - due.due} s late")

    def judge_attempts(self, story, due):
        """Once is enough, and once more only if nobody knows."""
        uncertain = []
        settled = None
        for mail in due.attempts:
            if settled:
                story.violate("twice", f"line {mail['line']}: {due} had ended in {settled} before")
            if len(uncertain) >= 2:
                story.violate("twice", f"line {mail['line']}: {due} was sent twice already, with unknown outcomes")
            if uncertain and mail["channel"] == "sms":
                story.violate("twice", f"line {mail['line']}: {due} is sent once more, though it may have arrived")
            if uncertain and mail["id"] != uncertain[-1]["id"]:
                story.violate("twice", f"line {mail['line']}: {due} is sent once more under another Message-ID")
            if uncertain and mail["reached"] and uncertain[-1]["reached"] and mail["bytes"] != uncertain[-1]["bytes"]:
                story.violate("twice", f"line {mail['line']}: {due} is sent once more in other words")
            if mail["uncertain"]:
                # What was not taken may be sent again, whether or not that was noted.
                if mail["outcome"] in ("sent", "unknown"):
                    uncertain.append(mail)
            elif mail["outcome"] in ("sent", "refused", "gone", "opted_out"):
                settled = mail["outcome"]
            lines = [line for line, _ in self.refusals.get((story.provider["provider"], mail["to"]), [])]
            if len(lines) >= 2 and lines[1] <= mail["began"]:
                story.violate("unusable", f"line {mail['line']}: {mail['to']} was refused for good twice before")

    def judge_due(self, story, due):
        """Whether a mail that somebody must have was sent in time."""
        address = story.addresses.get((due.recipient, due.channel))
        is_told = due.channel == "push" or address
        if not due.required or not is_told or (story.is_same and due.recipient == "provider"):
            self.counts["may have"] += 1
            return
        since = getattr(due, "since", due.due)
        deadline = self.deadline(story, due, since)
        refusals = self.refusals.get((story.provider["provider"], address), [])
        excused = (
            due.overtaken and due.overtaken["t"] <= deadline
            or due.end is not None and due.end <= deadline
            or due.late is not None and due.due + due.late < deadline
            or len(refusals) >= 2 and refusals[1][1] <= deadline
            or any(not mail["uncertain"] and mail["outcome"] in ("refused", "gone", "opted_out") for mail in due.attempts)
            or sum(mail["uncertain"] for mail in due.attempts) + self.lost(due.channel, since, deadline) >= 2
            or sum(mail["outcome"] == "retry" for mail in due.attempts) > len(RETRIES)
            or self.is_unwanted(story, due, address, deadline)
            or due.channel == "sms" and self.is_left(story, due, since, deadline)
        )
        if excused:
            self.counts["may have"] += 1
            return
        self.counts["must have"] += 1
        self.required.add((due.change["id"], str(due.change["number"]), due.occasion, due.recipient, due.channel))
        reached = [mail["t"] for mail in due.attempts if mail["reached"]]
        if not reached:
            story.violate("missing", f"{due} had to be sent by {clock(deadline)}")
        elif min(reached) > deadline:
            story.violate("slow", f"{due} had to be sent by {clock(deadline)}, and was at {clock(min(reached))}")

    def deadline(self, story, due, since):
        """When a message must have been sent; what may wake its recipient waits for the morning."""
        own = self.own_blocks(story, due)
        deadline = self.blocks[due.channel].deadline(since, own)
        if due.channel in AUDIBLE and due.occasion in REMINDERS:
            while is_night(deadline - PROMPT, story.client_zone) or is_night(deadline, story.client_zone):
                night = deadline if is_night(deadline, story.client_zone) else deadline - PROMPT
                deadline = self.blocks[due.channel].deadline(quieted(night, "last_reminder", story.client_zone), own)
        return deadline

    def lost(self, channel, since, deadline):
        """How many servers were killed that may have had a message in their hands."""
        return sum(start <= deadline and since <= end for start, end in self.lost_rounds[channel])

    def is_unwanted(self, story, due, address, deadline):
        """Whether the recipient did not want a message all the time from its plan until its deadline."""
        line = due.planned["line"]
        if due.channel in AUDIBLE and not story.consents[due.channel].held(line, deadline):
            return True
        if due.channel == "sms":
            spans = self.stops[address].spans
            return any(since <= deadline and due.planned["t"] <= until for _, since, _, until in spans)
        if due.channel == "email" and due.recipient == "client" and due.occasion in (*REMINDERS, "review_request"):
            spans = self.ended[story.provider["provider"], address.lower()].spans
            return any(since <= deadline and due.due <= until for _, since, _, until in spans)
        return False

    def is_left(self, story, due, since, deadline):
        """Whether a short message is rightly not sent: it may have been, or the budget of the day was spent."""
        if any(mail["uncertain"] for mail in due.attempts) or self.lost("sms", since, deadline):
            return True
        provider = story.provider["provider"]
        days = {since // 86_400, deadline // 86_400}
        # A message has two segments at most.
        return self.budget is not None and any(self.spent[provider, day][1] + 2 > self.budget for day in days)

    def own_blocks(self, story, due):
        """Times in which this mail waits: until it is tried again, and while another to the same may be on its way."""
        spans, retries = [], 0
        for mail in story.mails:
            if mail["uncertain"] and mail["key"][3:5] == [due.recipient, due.channel]:
                spans.append((mail["beganAt"], mail["t"] + TAKEN_UP))
        for mail in due.attempts:
            if mail["outcome"] == "retry" and not mail["lost"]:
                pause = RETRIES[min(retries, len(RETRIES) - 1)]
                spans.append((mail["beganAt"], mail["t"] + pause + 5))
            retries += mail["outcome"] == "retry" or mail["uncertain"]
        return spans

    def judge_order(self, story):
        for recipient, channel in (("client", "email"), ("client", "sms"), ("client", "push"), ("provider", "email")):
            last = 0
            for mail in story.mails:
                if mail["reached"] and mail["key"][3:5] == [recipient, channel]:
                    number = int(mail["key"][1])
                    if number < last:
                        story.violate("order", f"line {mail['line']}: change {last} was told before")
                    last = max(last, number)

    def judge_invitations(self, story):
        for recipient in ("client", "provider"):
            invited, maybe, sequence, known = False, False, -1, set()
            for mail in (mail for mail in story.mails if mail["key"][3:5] == [recipient, "email"]):
                occasion, calendar = mail["key"][2], mail.get("calendar")
                number = int(mail["key"][1])
                change = story.changes[number - 1] if number <= len(story.changes) else None
                invites = occasion in ("confirmed", "moved") and change and change["status"] == "confirmed"
                where = f"line {mail['line']}: {occasion} to the {recipient}"
                if mail["reached"] and mail["id"] not in known:
                    known.add(mail["id"])
                    if invites and mail["t"] >= change["start"]:
                        maybe = True  # what has begun need not be put into a calendar any more, but may be
                        continue
                    wanted = "REQUEST" if invites else "CANCEL" if occasion == "cancelled" and invited else None
                    method = calendar and calendar["METHOD"]
                    if method != wanted and not (method == "CANCEL" and occasion == "cancelled" and maybe):
                        story.violate("invitation", f"{where} has {method}, not {wanted}")
                    if calendar:
                        if int(calendar["SEQUENCE"]) <= sequence:
                            story.violate("invitation", f"{where} has SEQUENCE {calendar['SEQUENCE']} after {sequence}")
                        sequence = int(calendar["SEQUENCE"])
                        start = datetime.datetime.strptime(calendar["DTSTART"], "%Y%m%dT%H%M%S%z").timestamp()
                        uid = calendar["UID"].split("@")[0]
                        if start != mail["told"] or uid != mail["key"][0] or calendar["method"] != method:
                            story.violate("invitation", f"{where}: {calendar}")
                maybe = maybe or bool(invites)
                invited = invited or bool(invites and mail["reached"] and not mail["uncertain"])

    def judge_same(self, story, dues):
        """Who is client and provider under one address is told once of each change."""
        told = collections.Counter()
        for due in dues:
            if due.occasion != "approval_reminder" and any(mail["reached"] for mail in due.attempts):
                told["requested" if due.occasion == "approval_requested" else due.occasion, due.change["number"]] += 1
        for (occasion, number), count in told.items():
            if count > 1:
                story.violate("twice", f"{occasion} of change {number} was told to the client and to the provider")


# Planted faults

def plant(records, kind, required):
    """A copy of the log with a fault in it; `required` has the keys of the messages that had to be sent by a certain time."""
    records = [dict(record) for record in records]
    last = records[-1]["line"]
    clean = {r["round"] for r in records if r["kind"] == "round_ended"}
    handed = [r for r in records if r["kind"] in ("mail", "sms", "push")]
    by_id = collections.Counter(r["id"] for r in handed)
    good = [r for r in handed if r["outcome"] == "sent" and r["round"] in clean and by_id[r["id"]] == 1]
    sent = [r for r in good if r["kind"] == "mail"]
    short = [r for r in good if r["kind"] == "sms"]
    pushed = [r for r in good if r["kind"] == "push"]
    needed = [r for r in good if tuple(r["key"]) in required]
    ended = [r for r in records if r["kind"] == "change" and r["what"] == "cancelled"]
    if kind == "twice":
        mail = next(r for r in sent if r["key"][2] == "review_request")
        records.append(dict(mail, line=last + 1, began=last, t=mail["t"] + 60, beganAt=mail["t"] + 60))
    elif kind == "missing":
        mail = next(r for r in needed if r["kind"] == "mail" and r["key"][2] == "cancelled")
        records.remove(mail)
    elif kind == "stale":
        change, mail = next((c, r) for c in ended for r in sent
                            if r["key"][:3:2] == [c["id"], "confirmed"] and r["line"] < c["line"])
        mail.update(line=last + 1, began=last, t=change["t"] + 5, beganAt=change["t"] + 5)
    elif kind == "late":
        mail = next(r for r in sent if r["key"][2] == "last_reminder")
        mail.update(t=mail["t"] + 46 * MINUTE, beganAt=mail["beganAt"] + 46 * MINUTE)
    elif kind == "after its time":
        mail = next(r for r in sent if r["key"][2] == "last_reminder")
        mail.update(t=mail["t"] + HOUR, beganAt=mail["beganAt"] + HOUR)
    elif kind == "slow":
        mail = next(r for r in needed if r["kind"] == "mail" and r["key"][2] == "first_reminder")
        mail.update(t=mail["t"] + 2 * HOUR, beganAt=mail["t"] + 2 * HOUR)
    elif kind == "invitation":
        mail = next(r for r in sent if r["key"][2] == "confirmed")
        mail["calendar"] = None
    elif kind == "needless":
        mail = next(r for r in sent if r["key"][2] == "first_reminder")
        mail["key"] = mail["key"][:2] + ["declined"] + mail["key"][3:]
    elif kind == "twice by sms":
        mail = short[0]
        records.append(dict(mail, line=last + 1, began=last, t=mail["t"] + 60, beganAt=mail["t"] + 60))
    elif kind == "missing by push":
        mail = next(r for r in needed if r["kind"] == "push" and r["key"][2] == "first_reminder")
        records.remove(mail)
    elif kind == "no consent":
        mail = next(r for r in pushed if r["key"][2] == "first_reminder")
        booking = next(r["booking"] for r in records if r["kind"] == "change" and r["id"] == mail["key"][0])
        gone = [dict(r, line=mail["began"], t=mail["t"] - 1, holds=False) for r in records
                if r["kind"] == "subscription" and r["booking"] == booking and r["holds"]]
        records = [r for r in records if r["kind"] != "subscription" or r["booking"] != booking or r["line"] < mail["began"]]
        records += gone
    elif kind == "in the night":
        mail = next(r for r in pushed if r["key"][2] == "first_reminder")
        change = next(r for r in records if r["kind"] == "change" and r["id"] == mail["key"][0])
        provider = next(r for r in records if r["kind"] == "provider" and r["provider"] == change["provider"])
        zone = zoneinfo.ZoneInfo(change.get("zone") or provider["zone"])
        while not is_night(mail["beganAt"], zone):
            mail["beganAt"] -= HOUR
    elif kind == "opted out":
        mail = short[0]
        records.insert(0, {"kind": "stop", "line": 0, "t": 0, "holds": True, "of": mail["to"]})
        records = [r for r in records if r["kind"] != "stop" or r["holds"]]
    elif kind == "reminders ended":
        mail = next(r for r in sent if r["key"][2] == "first_reminder")
        provider = next(r["provider"] for r in records if r["kind"] == "change" and r["id"] == mail["key"][0])
        records = [r for r in records if r["kind"] != "reminders"]
        records.insert(0, {"kind": "reminders", "line": 0, "t": 0, "holds": False, "provider": provider, "of": mail["to"]})
    elif kind == "budget":
        for mail in short:
            mail["segments"] = 100
    elif kind == "record":
        mail = sent[0]
        next(r for r in records if r["kind"] == "row" and r["id"] == ".".join(mail["key"]))["status"] = "planned"
    elif kind == "order":
        mail = next(r for r in sent if any(o["key"][0] == r["key"][0] and o["key"][3] == r["key"][3]
                                           and int(o["key"][1]) < int(r["key"][1]) for o in sent))
        mail.update(line=0.5)
        records.sort(key=lambda record: record["line"])
    elif kind == "address":
        sent[0]["to"] = "somebody@else.example"
    return records


FAULTS = ["twice", "missing", "stale", "late", "after its time", "slow", "invitation", "needless", "twice by sms",
          "missing by push", "no consent", "in the night", "opted out", "reminders ended", "budget", "record", "order",
          "address"]


MOST_PROVEN = 500
"""Bookings of which faults are planted in the log: of all of them, each fault would take as long as the log itself."""


def few(records):
    """The log of some of the bookings."""
    ids = {r["id"] for r in records if r["kind"] == "change" and r["booking"] < MOST_PROVEN}
    short = {r["id"] for r in records if r["kind"] == "sms" and r["key"][0] in ids}

    def is_kept(record):
        kind = record["kind"]
        if kind in ("mail", "sms", "push"):
            return record["key"][0] in ids
        if kind == "row":
            return record["id"].split(".")[0] in ids
        if kind == "report":
            return record["of"] in short
        return record.get("booking") is None or record["booking"] < MOST_PROVEN

    return [record for record in records if is_kept(record)]


def prove(records):
    records = few(records)
    judge = Judge(copy.deepcopy(records))
    judge.judge()
    for kind in FAULTS:
        found = Judge(copy.deepcopy(plant(records, kind, judge.required))).judge()
        if not any(name == kind.split(" by ")[0] for story in found.values() for name, _ in story.violations):
            raise SystemExit(f"a planted fault was not found: {kind}")
    print(f"found all planted faults: {', '.join(FAULTS)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--prove", action="store_true", help="then plant faults and find them")
    parser.add_argument("--most", type=int, default=20, help="stories that are told at most")
    parser.add_argument("log", nargs="?", type=argparse.FileType(), default=sys.stdin)
    options = parser.parse_args()
    records = read(options.log)
    if not records or records[-1]["kind"] != "end":
        raise SystemExit("the log has no end")
    judge = Judge(records)
    found = judge.judge()
    for number, story in sorted(found.items())[:options.most]:
        print(f"booking {number}, {story.provider['name']}:")
        for kind, text in story.violations:
            print(f"  {kind}: {text}")
        print(story.tell())
    handed = [r for r in records if r["kind"] in ("mail", "sms", "push")]
    outcomes = {kind: dict(collections.Counter(r["outcome"] for r in handed if r["kind"] == kind)) for kind in ("mail", "sms", "push")}
    killed = sum(r["kind"] == "round_lost" for r in records)
    kinds = collections.Counter(kind for story in found.values() for kind, _ in story.violations)
    changes = collections.Counter(r["what"] for r in records if r["kind"] == "change")
    print(f"{len(judge.stories)} bookings; changes: {dict(changes)}; handed over: {outcomes}, "
          f"{judge.counts['reached']} arrived; {judge.counts['must have']} had to be sent, "
          f"{judge.counts['may have']} could be; {killed} servers killed; violations: {dict(kinds) or 'none'} in {len(found)} bookings")
    if found:
        sys.exit(1)
    if options.prove:
        prove(records)


if __name__ == "__main__":
    main()
