#!/usr/bin/env python3
"""Judges the log of `message-lives`: did everybody get the mails they must have, and none that they must not?

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

TITLES = {
    "requested": "Request received", "approval_requested": "New booking request",
    "approval_reminder": "New booking request", "confirmed": ("Booking confirmed", "New booking"),
    "declined": "Request declined", "moved": "Booking moved", "cancelled": "Booking cancelled",
    "first_reminder": "Reminder", "last_reminder": "Reminder",
}

OVERTAKING = {"confirmed", "moved", "cancelled", "expired"}


class Due:
    """A mail that somebody must have, from when on and how long."""

    def __init__(self, change, occasion, recipient, due, end=None, late=None, required=True):
        self.change, self.occasion, self.recipient = change, occasion, recipient
        self.due, self.end, self.late, self.required = due, end, late, required
        self.start = change["start"]
        self.overtaken = None  # the change that makes it untrue
        self.attempts = []

    def __str__(self):
        return f"{self.occasion} to the {self.recipient} of change {self.change['number']}, due {clock(self.due)}"


class Story:
    """What happened to one booking."""

    def __init__(self):
        self.changes, self.mails, self.violations = [], [], []

    def violate(self, kind, text):
        self.violations.append((kind, text))

    def tell(self):
        entries = sorted(self.changes + self.mails, key=lambda entry: entry["line"])
        return "\n".join("    " + describe(entry) for entry in entries)


def clock(instant):
    return datetime.datetime.fromtimestamp(instant, datetime.timezone.utc).strftime("%m-%d %H:%M:%S")


def describe(entry):
    if entry["kind"] == "change":
        expires = f", until {clock(entry['expires'])}" if entry.get("expires") else ""
        return (f"{clock(entry['t'])} line {entry['line']} change {entry['number']}: {entry['what']} by {entry['by']}, "
                f"{entry['status']}, {clock(entry['start'])} to {clock(entry['end'])}{expires}, {entry.get('email')}")
    told = f", tells {clock(entry['told'])}" if entry.get("told") else ""
    calendar = entry.get("calendar")
    invitation = f", {calendar['METHOD']} {calendar['SEQUENCE']}" if calendar else ""
    return (f"{clock(entry['t'])} line {entry['line']} mail (round {entry['round']} began after line {entry['began']}): "
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
        records.append(record)
    return records


def parse_mail(record):
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


# The model

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
            for occasion, (before, gap, late) in REMINDERS.items():
                if start - before >= t + gap:
                    dues.append(Due(change, occasion, "client", start - before, start, late))
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
        self.records = records
        lost = {record["round"] for record in records if record["kind"] == "round_lost"}
        ids, spans = {}, []
        for record in records:
            kind = record["kind"]
            if kind == "provider":
                self.providers[record["provider"]] = record
            elif kind == "servers_down":
                spans.append((record["from"], record["to"] + 5))
            elif kind == "mail_down":
                spans.append((record["from"], record["to"] + PROBE))
            elif kind == "change":
                story = self.stories[record["booking"]]
                ids[record["id"]] = story
                story.changes.append(record)
                record["number"] = len(story.changes)
        for record in records:
            if record["kind"] != "mail":
                continue
            record["lost"] = record["round"] in lost
            record["uncertain"] = record["lost"] or record["outcome"] == "unknown"
            if record["outcome"] == "outage":
                spans.append((record["t"], record["t"] + PROBE))
            if record["t"] > record["beganAt"]:
                spans.append((record["beganAt"], record["t"] + 5))
            story = ids.get(record["key"][0])
            if story is None:
                raise SystemExit(f"line {record['line']}: a mail about a booking that was never made")
            story.mails.append(record)
        self.blocks = Blocks(spans)
        self.refusals = self.read_refusals()

    def read_refusals(self):
        """When addresses were said not to exist, by provider and address."""
        refusals = collections.defaultdict(list)
        ends = {r["round"]: r["line"] for r in self.records if r["kind"] == "round_ended"}
        for story in self.stories.values():
            for mail in story.mails:
                if mail["outcome"] == "gone" and not mail["lost"]:
                    refusals[story.changes[0]["provider"], mail["to"]].append((ends[mail["round"]], mail["t"]))
        return {address: sorted(times) for address, times in refusals.items()}

    def judge(self):
        for story in self.stories.values():
            self.judge_story(story)
        return {number: story for number, story in self.stories.items() if story.violations}

    def judge_story(self, story):
        first = story.changes[0]
        provider = self.providers[first["provider"]]
        story.provider, story.zone = provider, zoneinfo.ZoneInfo(provider["zone"])
        story.addresses = {"client": first.get("email"), "provider": provider["email"]}
        story.is_same = first.get("email") == provider["email"]
        dues = dues_of(story)
        named = {(due.change["number"], due.occasion, due.recipient): due for due in dues}
        for mail in story.mails:
            self.read_mail(story, mail)
            number, occasion, recipient = int(mail["key"][1]), mail["key"][2], mail["key"][3]
            change = story.changes[number - 1] if number <= len(story.changes) else None
            due = change and named.get((change["number"], occasion, recipient))
            if due is None:
                if mail["reached"]:
                    story.violate("needless", f"line {mail['line']}: nothing calls for {occasion} to the {recipient}")
                continue
            due.attempts.append(mail)
            if mail["reached"]:
                self.judge_mail(story, due, mail)
        for due in dues:
            self.judge_attempts(story, due)
            self.judge_due(story, due)
        self.judge_order(story)
        self.judge_invitations(story)
        if story.is_same:
            self.judge_same(story, dues)

    def read_mail(self, story, mail):
        if not mail["reached"]:
            return
        self.counts["reached"] += 1
        if mail["to"] != story.addresses[mail["key"][3]]:
            story.violate("address", f"line {mail['line']}: it went to {mail['to']}")
        mail["told"] = told_start(mail["text"], story.zone)
        titles = TITLES.get(mail["key"][2], ())
        titles = (titles,) if isinstance(titles, str) else titles
        if titles and not mail["subject"].startswith(titles):
            story.violate("words", f"line {mail['line']}: {mail['key'][2]} is told as {mail['subject']}")
        client = story.changes[0]["client"]
        if not re.search(rf"\b{client}\b", mail["text"]) or story.provider["name"] not in mail["text"]:
            story.violate("words", f"line {mail['line']}: it does not name {client} and {story.provider['name']}")

    def judge_mail(self, story, due, mail):
        """Whether a mail that reached somebody was true, and neither early nor late."""
        began = mail["beganAt"]
        if due.overtaken and due.overtaken["line"] <= mail["began"]:
            story.violate("stale", f"line {mail['line']}: {due} was overtaken by change {due.overtaken['number']}")
        if mail["told"] != due.start:
            story.violate("stale", f"line {mail['line']}: {due} tells {clock(mail['told'])}, not {clock(due.start)}")
        if began < due.due:
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
            if uncertain and mail["id"] != uncertain[-1]["id"]:
                story.violate("twice", f"line {mail['line']}: {due} is sent once more under another Message-ID")
            if uncertain and mail["reached"] and uncertain[-1]["reached"] and mail["bytes"] != uncertain[-1]["bytes"]:
                story.violate("twice", f"line {mail['line']}: {due} is sent once more in other words")
            if mail["uncertain"]:
                uncertain.append(mail)
            elif mail["outcome"] in ("sent", "refused", "gone"):
                settled = mail["outcome"]
            lines = [line for line, _ in self.refusals.get((story.provider["provider"], mail["to"]), [])]
            if len(lines) >= 2 and lines[1] <= mail["began"]:
                story.violate("unusable", f"line {mail['line']}: {mail['to']} was refused for good twice before")

    def judge_due(self, story, due):
        """Whether a mail that somebody must have was sent in time."""
        address = story.addresses[due.recipient]
        if not due.required or not address or (story.is_same and due.recipient == "provider"):
            self.counts["may have"] += 1
            return
        deadline = self.blocks.deadline(getattr(due, "since", due.due), self.own_blocks(story, due))
        refusals = self.refusals.get((story.provider["provider"], address), [])
        excused = (
            due.overtaken and due.overtaken["t"] <= deadline
            or due.end is not None and due.end <= deadline
            or due.late is not None and due.due + due.late < deadline
            or len(refusals) >= 2 and refusals[1][1] <= deadline
            or any(not mail["uncertain"] and mail["outcome"] in ("refused", "gone") for mail in due.attempts)
            or sum(mail["uncertain"] for mail in due.attempts) >= 2
            or sum(mail["outcome"] == "retry" for mail in due.attempts) > len(RETRIES)
        )
        if excused:
            self.counts["may have"] += 1
            return
        self.counts["must have"] += 1
        reached = [mail["t"] for mail in due.attempts if mail["reached"]]
        if not reached:
            story.violate("missing", f"{due} had to be sent by {clock(deadline)}")
        elif min(reached) > deadline:
            story.violate("slow", f"{due} had to be sent by {clock(deadline)}, and was at {clock(min(reached))}")

    def own_blocks(self, story, due):
        """Times in which this mail waits: until it is tried again, and while another to the same may be on its way."""
        spans, retries = [], 0
        for mail in story.mails:
            if mail["uncertain"] and mail["key"][3] == due.recipient:
                spans.append((mail["beganAt"], mail["t"] + TAKEN_UP))
        for mail in due.attempts:
            if mail["outcome"] == "retry" and not mail["lost"]:
                pause = RETRIES[min(retries, len(RETRIES) - 1)]
                spans.append((mail["beganAt"], mail["t"] + pause + 5))
            retries += mail["outcome"] == "retry" or mail["uncertain"]
        return spans

    def judge_order(self, story):
        for recipient in ("client", "provider"):
            last = 0
            for mail in story.mails:
                if mail["reached"] and mail["key"][3] == recipient:
                    number = int(mail["key"][1])
                    if number < last:
                        story.violate("order", f"line {mail['line']}: change {last} was told before")
                    last = max(last, number)

    def judge_invitations(self, story):
        for recipient in ("client", "provider"):
            invited, maybe, sequence, known = False, False, -1, set()
            for mail in (mail for mail in story.mails if mail["key"][3] == recipient):
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

def plant(records, kind):
    """A copy of the log with a fault in it, and what the judge has to call it; `None` if the log has no place for it."""
    records = [dict(record) for record in records]
    last = records[-1]["line"]
    clean = {r["round"] for r in records if r["kind"] == "round_ended"}
    by_id = collections.Counter(r["id"] for r in records if r["kind"] == "mail")
    sent = [r for r in records if r["kind"] == "mail" and r["outcome"] == "sent" and r["round"] in clean
            and by_id[r["id"]] == 1]
    ended = [r for r in records if r["kind"] == "change" and r["what"] == "cancelled"]
    if kind == "twice":
        mail = next(r for r in sent if r["key"][2] == "review_request")
        records.append(dict(mail, line=last + 1, began=last, t=mail["t"] + 60, beganAt=mail["t"] + 60))
    elif kind == "missing":
        mail = next(r for r in sent if r["key"][2] == "cancelled" and r["key"][3] == "client")
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
        mail = next(r for r in sent if r["key"][2] == "first_reminder")
        mail.update(t=mail["t"] + 2 * HOUR, beganAt=mail["t"] + 2 * HOUR)
    elif kind == "invitation":
        mail = next(r for r in sent if r["key"][2] == "confirmed")
        mail["calendar"] = None
    elif kind == "needless":
        mail = next(r for r in sent if r["key"][2] == "first_reminder")
        mail["key"] = mail["key"][:2] + ["declined"] + mail["key"][3:]
    return records


FAULTS = ["twice", "missing", "stale", "late", "after its time", "slow", "invitation", "needless"]


def prove(records):
    for kind in FAULTS:
        found = Judge(copy.deepcopy(plant(records, kind))).judge()
        if not any(name == kind for story in found.values() for name, _ in story.violations):
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
    outcomes = collections.Counter(r["outcome"] for r in records if r["kind"] == "mail")
    kinds = collections.Counter(kind for story in found.values() for kind, _ in story.violations)
    changes = collections.Counter(r["what"] for r in records if r["kind"] == "change")
    print(f"{len(judge.stories)} bookings; changes: {dict(changes)}; mails handed over: {dict(outcomes)}, "
          f"{judge.counts['reached']} arrived; {judge.counts['must have']} had to be sent, "
          f"{judge.counts['may have']} could be; violations: {dict(kinds) or 'none'} in {len(found)} bookings")
    if found:
        sys.exit(1)
    if options.prove:
        prove(records)


if __name__ == "__main__":
    main()
