#!/usr/bin/env python3
"""Checks what `bookable calendars busy` says of small calendars, each of a kind that other programs got wrong.

usage: kinds.py [--bookable PATH]

The busy times were worked out by hand. Whole days and floating times are in Berlin, unless a case names another zone. The corpus in
Tests/ICalendarTests/Fixtures has other cases of these kinds.
"""

import argparse
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
cases = []


def event(*lines, uid="a"):
    return ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"]


def calendar(*lines, head=()):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *head, *lines, "END:VCALENDAR", ""])


def single(*lines, head=()):
    return calendar(*event(*lines), head=head)


def case(name, text, expected, **more):
    """`expected` is a list of busy times, or "error"; `reports` says whether something is to be reported as ignored."""
    cases.append((name, text if isinstance(text, bytes) else text.encode(), expected, more))


case(
    "citadel prefix",
    single("DTSTART;TZID=/citadel.org/20210210_1/Europe/Berlin:20260701T100000", "DURATION:PT1H"),
    [("20260701T0800", "20260701T0900")],
)
case("tzone utc", single('DTSTART;TZID="tzone://Microsoft/Utc":20260701T100000', "DURATION:PT1H"), [("20260701T1000", "20260701T1100")])
case(
    "display name fixed",
    single('DTSTART;TZID="(UTC-05:00) Somewhere else, far":20260701T100000', "DURATION:PT1H"),
    [("20260701T1500", "20260701T1600")],
)
case("GMT+0200", single("DTSTART;TZID=GMT+0200:20260101T100000", "DURATION:PT1H"), [("20260101T0800", "20260101T0900")])
# The start is shifted to 03:30, past the end; the other days are from 02:30 to 03:00.
case(
    "starts in a skipped hour, ends after it",
    single("DTSTART;TZID=Europe/Berlin:20260329T023000", "DTEND;TZID=Europe/Berlin:20260329T030000", "RRULE:FREQ=DAILY;COUNT=2"),
    [("20260329T0130", "20260329T0200"), ("20260330T0030", "20260330T0100")],
)
case(
    "starts in a skipped hour, ends where it is shifted to",
    single("DTSTART;TZID=Europe/Berlin:20260329T023000", "DTEND;TZID=Europe/Berlin:20260329T033000"),
    [("20260329T0130", "20260329T0230")],
)
case(
    "ends before it starts, by the clocks too",
    single("DTSTART;TZID=Europe/Berlin:20260329T023000", "DTEND;TZID=Europe/Berlin:20260329T013000"),
    [],
    reports=True,
)
case(
    "excluded and moved",
    calendar(
        *event("DTSTART;TZID=Europe/Berlin:20260701T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE;TZID=Europe/Berlin:20260702T100000"),
        *event("RECURRENCE-ID;TZID=Europe/Berlin:20260702T100000", "DTSTART;TZID=Europe/Berlin:20260702T150000", "DURATION:PT1H"),
    ),
    [("20260701T0800", "20260701T0900"), ("20260702T1300", "20260702T1400")],
)
case("Z wins", single("DTSTART;TZID=America/New_York:20260701T100000Z", "DURATION:PT1H"), [("20260701T1000", "20260701T1100")])
case("tzid on date", single("DTSTART;VALUE=DATE;TZID=America/New_York:20260701"), [("20260630T2200", "20260701T2200")])
case(
    "floating wr",
    single("DTSTART:20260701T100000", "DURATION:PT1H", head=("X-WR-TIMEZONE:America/New_York",)),
    [("20260701T1400", "20260701T1500")],
)
case(
    "wr unknown",
    single("DTSTART:20260701T100000", "DURATION:PT1H", head=("X-WR-TIMEZONE:Mars/Olympus",)),
    [("20260701T0800", "20260701T0900")],
)
case(
    "rdate period",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20260702T100000Z/PT3H,20260703T100000Z/20260703T101500Z"),
    [("20260701T1000", "20260701T1100"), ("20260702T1000", "20260702T1300"), ("20260703T1000", "20260703T1015")],
)
case(
    "exdate date",
    single("DTSTART;TZID=America/New_York:20260701T210000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260702"),
    [("20260702T0100", "20260702T0200"), ("20260704T0100", "20260704T0200")],
)
case(
    "exdate mixed",
    single(
        "DTSTART;TZID=Europe/Berlin:20260701T100000",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;COUNT=4",
        "EXDATE:20260702T080000Z",
        "EXDATE;TZID=America/New_York:20260703T040000",
    ),
    [("20260701T0800", "20260701T0900"), ("20260704T0800", "20260704T0900")],
)
DAILY = ["DTSTART;TZID=Europe/Berlin:20260701T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5"]
case(
    "override rid date",
    calendar(*event(*DAILY), *event("RECURRENCE-ID;VALUE=DATE:20260703", "DTSTART;TZID=Europe/Berlin:20260703T150000", "DURATION:PT1H")),
    [
        ("20260701T0800", "20260701T0900"),
        ("20260702T0800", "20260702T0900"),
        ("20260703T1300", "20260703T1400"),
        ("20260704T0800", "20260704T0900"),
        ("20260705T0800", "20260705T0900"),
    ],
)
case(
    "thisandfuture + single",
    calendar(
        *event(*DAILY),
        *event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260703T100000",
            "DTSTART;TZID=Europe/Berlin:20260703T120000",
            "DURATION:PT30M",
        ),
        *event("RECURRENCE-ID;TZID=Europe/Berlin:20260704T100000", "DTSTART;TZID=Europe/Berlin:20260704T080000", "DURATION:PT15M"),
    ),
    [
        ("20260701T0800", "20260701T0900"),
        ("20260702T0800", "20260702T0900"),
        ("20260703T1000", "20260703T1030"),
        ("20260704T0600", "20260704T0615"),
        ("20260705T1000", "20260705T1030"),
    ],
)
case(
    "cancel-only override",
    calendar(*event(*DAILY), *event("RECURRENCE-ID;TZID=Europe/Berlin:20260703T100000", "STATUS:CANCELLED")),
    [
        ("20260701T0800", "20260701T0900"),
        ("20260702T0800", "20260702T0900"),
        ("20260704T0800", "20260704T0900"),
        ("20260705T0800", "20260705T0900"),
    ],
)
case(
    "override without master",
    calendar(*event("RECURRENCE-ID:20260703T100000Z", "DTSTART:20260703T120000Z", "DURATION:PT1H")),
    [("20260703T1200", "20260703T1300")],
)
case(
    "free master busy override",
    calendar(
        *event(*DAILY, "TRANSP:TRANSPARENT"),
        *event(
            "RECURRENCE-ID;TZID=Europe/Berlin:20260703T100000",
            "DTSTART;TZID=Europe/Berlin:20260703T100000",
            "DURATION:PT1H",
            "TRANSP:OPAQUE",
        ),
    ),
    [("20260703T0800", "20260703T0900")],
)
case(
    "busy master free override",
    calendar(
        *event("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
        *event("RECURRENCE-ID:20260702T100000Z", "DTSTART:20260702T100000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
    ),
    [("20260701T1000", "20260701T1100")],
)
case(
    "override before master, seq",
    calendar(
        *event("RECURRENCE-ID:20260702T100000Z", "SEQUENCE:2", "DTSTART:20260702T180000Z", "DURATION:PT1H"),
        *event("RECURRENCE-ID:20260702T100000Z", "SEQUENCE:1", "DTSTART:20260702T120000Z", "DURATION:PT1H"),
        *event("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
    ),
    [("20260701T1000", "20260701T1100"), ("20260702T1800", "20260702T1900")],
)
case(
    "dtend exact dst",
    single("DTSTART;TZID=Europe/Berlin:20261023T220000", "DTEND;TZID=Europe/Berlin:20261024T080000", "RRULE:FREQ=DAILY;COUNT=2"),
    [("20261023T2000", "20261024T0600"), ("20261024T2000", "20261025T0600")],
)
case("P1D nominal", single("DTSTART;TZID=Europe/Berlin:20261024T120000", "DURATION:P1D"), [("20261024T1000", "20261025T1100")])
case("PT24H exact", single("DTSTART;TZID=Europe/Berlin:20261024T120000", "DURATION:PT24H"), [("20261024T1000", "20261025T1000")])
case(
    "gap",
    single("DTSTART;TZID=Europe/Berlin:20260328T023000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=3"),
    [("20260328T0130", "20260328T0200"), ("20260329T0130", "20260329T0200"), ("20260330T0030", "20260330T0100")],
)
case("overlap", single("DTSTART;TZID=Europe/Berlin:20261025T023000", "DURATION:PT30M"), [("20261025T0030", "20261025T0100")])
case(
    "hourly elapsed",
    single("DTSTART;TZID=Europe/Berlin:20261025T010000", "DURATION:PT10M", "RRULE:FREQ=HOURLY;COUNT=4"),
    [
        ("20261024T2300", "20261024T2310"),
        ("20261025T0000", "20261025T0010"),
        ("20261025T0100", "20261025T0110"),
        ("20261025T0200", "20261025T0210"),
    ],
)
case(
    "alarm leak",
    single(
        "DTSTART:20260701T100000Z",
        "BEGIN:VALARM",
        "ACTION:EMAIL",
        "DURATION:PT9H",
        "REPEAT:3",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.c",
        "TRIGGER:-PT1H",
        "END:VALARM",
        "DURATION:PT1H",
    ),
    [("20260701T1000", "20260701T1100")],
    options=("--owner", "a@b.c"),
)
case("method cancel", single("DTSTART:20260701T100000Z", "DURATION:PT1H", head=("METHOD:CANCEL",)), [])
case(
    "case",
    calendar(
        "begin:vevent",
        "uid:x",
        "dtstart:20260701T100000Z",
        "duration:pt1h",
        "status:cancelled",
        "end:vevent",
        "begin:vevent",
        "uid:y",
        "dtstart;tzid=europe/berlin:20260702T100000",
        "duration:PT1H",
        "end:vevent",
    ),
    [("20260702T0800", "20260702T0900")],
)
case(
    "declined",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", 'ATTENDEE;CN="Doe; J: ""x""";PARTSTAT=declined:MAILTO:Anna@X.test'),
    [],
    options=("--owner", "anna@x.TEST"),
)
case(
    "delegated",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", 'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:b@x":mailto:anna@x.test'),
    [],
    options=("--owner", "anna@x.test"),
)
case(
    "declined via EMAIL param",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "ATTENDEE;EMAIL=anna@x.test;PARTSTAT=DECLINED:/1234/principal/"),
    [],
    options=("--owner", "anna@x.test"),
)
case(
    "until date",
    single("DTSTART;TZID=America/New_York:20260701T230000", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260702"),
    [("20260702T0300", "20260702T0400"), ("20260703T0300", "20260703T0400")],
)
case(
    "count+until",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=9;UNTIL=20260702T100000Z"),
    [("20260701T1000", "20260701T1100"), ("20260702T1000", "20260702T1100")],
)
case(
    "rscale hebrew",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:RSCALE=HEBREW;FREQ=YEARLY;COUNT=3"),
    [("20260701T1000", "20260701T1100")],
    reports=True,
)
case(
    "interval 0",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=0;COUNT=3"),
    [("20260701T1000", "20260701T1100")],
    reports=True,
)
case(
    "same uid same seq",
    calendar(*event("DTSTART:20260701T100000Z", "DURATION:PT1H"), *event("DTSTART:20260702T100000Z", "DURATION:PT1H")),
    [("20260701T1000", "20260701T1100"), ("20260702T1000", "20260702T1100")],
)
case(
    "higher seq wins",
    calendar(*event("SEQUENCE:3", "DTSTART:20260701T100000Z", "DURATION:PT1H"), *event("DTSTART:20260702T100000Z", "DURATION:PT1H")),
    [("20260701T1000", "20260701T1100")],
)
ZONE = [
    "BEGIN:VTIMEZONE",
    "TZID:Custom",
    "BEGIN:STANDARD",
    "DTSTART:16011028T030000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "TZOFFSETFROM:-0300",
    "TZOFFSETTO:-0400",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010325T020000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0300",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
]
case(
    "custom zone after",
    calendar(
        *event("DTSTART;TZID=Custom:20260701T100000", "DURATION:PT1H"),
        *event("DTSTART;TZID=Custom:20261201T100000", "DURATION:PT1H", uid="b"),
        *ZONE,
    ),
    [("20260701T1300", "20260701T1400"), ("20261201T1400", "20261201T1500")],
)
case("cdo free opaque", single("DTSTART:20260701T100000Z", "DURATION:PT1H", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:Free"), [])
case(
    "cdo busy transparent",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"),
    [("20260701T1000", "20260701T1100")],
)
case(
    "end before start",
    calendar(
        *event("DTSTART;VALUE=DATE:20260702", "DTEND;VALUE=DATE:20260701"),
        *event("DTSTART:20260705T100000Z", "DTEND:20260705T110000Z", uid="b"),
    ),
    [("20260705T1000", "20260705T1100")],
    reports=True,
)
case("no end timed", single("DTSTART:20260701T100000Z"), [])
case("negative duration", single("DTSTART:20260701T100000Z", "DURATION:-PT1H"), [], reports=True)
case(
    "two calendars, second cut",
    calendar(*event("DTSTART:20260701T100000Z", "DURATION:PT1H")) + "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:q\r\n",
    "error",
)
case("utf16", calendar(*event("DTSTART:20260701T100000Z", "DURATION:PT1H")).encode("utf-16"), "error")
case("html", b"<html>login</html>", "error")
case("nul in text", calendar(*event("SUMMARY:a\0b", "DTSTART:20260701T100000Z", "DURATION:PT1H")), [("20260701T1000", "20260701T1100")])
case("bare cr", calendar(*event("DTSTART:20260701T100000Z", "DURATION:PT1H")).replace("\r\n", "\r"), [("20260701T1000", "20260701T1100")])
case("cairo allday", single("DTSTART;VALUE=DATE:20260424"), [("20260423T2200", "20260424T2100")], zone="Africa/Cairo")
case(
    "20th monday",
    single("DTSTART:20260518T100000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYDAY=20MO;COUNT=2"),
    [("20260518T1000", "20260518T1100")],
)
case(
    "wkst su",
    single("DTSTART;TZID=America/New_York:19970805T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"),
    [
        ("19970805T1300", "19970805T1400"),
        ("19970817T1300", "19970817T1400"),
        ("19970819T1300", "19970819T1400"),
        ("19970831T1300", "19970831T1400"),
    ],
    start="1997-01-01T00:00:00Z",
    end="1998-01-01T00:00:00Z",
)
case(
    "wkst mo",
    single("DTSTART;TZID=America/New_York:19970805T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"),
    [
        ("19970805T1300", "19970805T1400"),
        ("19970810T1300", "19970810T1400"),
        ("19970819T1300", "19970819T1400"),
        ("19970824T1300", "19970824T1400"),
    ],
    start="1997-01-01T00:00:00Z",
    end="1998-01-01T00:00:00Z",
)
case(
    "bysetpos -2 weekdays",
    single("DTSTART;TZID=America/New_York:19970929T090000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3"),
    [("19970929T1300", "19970929T1400"), ("19971030T1400", "19971030T1500"), ("19971127T1400", "19971127T1500")],
    start="1997-01-01T00:00:00Z",
    end="1998-01-01T00:00:00Z",
)
case(
    "byhour expand",
    single("DTSTART:20260701T090000Z", "DURATION:PT10M", "RRULE:FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20;COUNT=5"),
    [
        ("20260701T0900", "20260701T0910"),
        ("20260701T0920", "20260701T0930"),
        ("20260701T1000", "20260701T1010"),
        ("20260701T1020", "20260701T1030"),
        ("20260702T0900", "20260702T0910"),
    ],
)
case(
    "election day",
    single("DTSTART:20241105T090000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"),
    [("20261103T0900", "20261103T1000")],
)
case(
    "vfreebusy",
    calendar(
        "BEGIN:VFREEBUSY",
        "UID:f",
        "DTSTAMP:20260101T000000Z",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260701T100000Z/PT1H",
        "FREEBUSY;FBTYPE=FREE:20260702T100000Z/PT1H",
        "FREEBUSY;FBTYPE=X-ODD:20260703T100000Z/PT1H",
        "END:VFREEBUSY",
    ),
    [("20260701T1000", "20260701T1100"), ("20260703T1000", "20260703T1100")],
)
case(
    "vfreebusy tentative free",
    calendar(
        "BEGIN:VFREEBUSY", "UID:f", "DTSTAMP:20260101T000000Z", "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260701T100000Z/PT1H", "END:VFREEBUSY"
    ),
    [],
    options=("--tentative", "free"),
)
case("tentative free", single("DTSTART:20260701T100000Z", "DURATION:PT1H", "STATUS:TENTATIVE"), [], options=("--tentative", "free"))
case(
    "cdo tentative free",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"),
    [],
    options=("--tentative", "free"),
)
case(
    "own suffix",
    calendar(
        *event("DTSTART:20260701T100000Z", "DURATION:PT1H", uid="b1@own.test"),
        *event("DTSTART:20260702T100000Z", "DURATION:PT1H", uid="b1@own.test.evil"),
    ),
    [("20260702T1000", "20260702T1100")],
    options=("--own-suffix", "@own.test"),
)
case(
    "todo journal",
    calendar(
        "BEGIN:VTODO",
        "UID:t",
        "DTSTART:20260701T100000Z",
        "DURATION:PT1H",
        "END:VTODO",
        *event("DTSTART:20260703T100000Z", "DURATION:PT1H"),
    ),
    [("20260703T1000", "20260703T1100")],
)
case(
    "nested event not counted",
    calendar(
        "BEGIN:X-BOX",
        *event("DTSTART:20260701T100000Z", "DURATION:PT1H"),
        "END:X-BOX",
        *event("DTSTART:20260703T100000Z", "DURATION:PT1H", uid="b"),
    ),
    [("20260703T1000", "20260703T1100")],
)
case(
    "yearly feb 29",
    single("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"),
    [("20280228T2300", "20280229T2300")],
    start="2026-01-01T00:00:00Z",
    end="2029-01-01T00:00:00Z",
)
case(
    "allday series multi-day over DST",
    single("DTSTART;VALUE=DATE:20261024", "DTEND;VALUE=DATE:20261026"),
    [("20261023T2200", "20261025T2300")],
)
case("allday ends timed mismatch", single("DTSTART;VALUE=DATE:20260701", "DTEND:20260702T100000Z"), [("20260630T2200", "20260702T1000")])
case(
    "far start count",
    single("DTSTART:19000101T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260102T235959Z"),
    [("20260101T1000", "20260101T1100"), ("20260102T1000", "20260102T1100")],
)
case(
    "year 9999 until",
    single("DTSTART:20261231T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=99991231T235959Z"),
    [("20261231T1000", "20261231T1100")],
)
case(
    "two rrules",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2"),
    [("20260701T1000", "20260701T1100"), ("20260702T1000", "20260702T1100"), ("20260708T1000", "20260708T1100")],
)
case(
    "bad rrule among two",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=SOMETIMES"),
    [("20260701T1000", "20260701T1100"), ("20260702T1000", "20260702T1100")],
    reports=True,
)
case(
    "quoted param with colon",
    single('DTSTART;X-A="b:c;d";TZID=Europe/Berlin:20260701T100000', "DURATION:PT1H"),
    [("20260701T0800", "20260701T0900")],
)
case(
    "spaces after END",
    calendar(*event("DTSTART:20260701T100000Z", "DURATION:PT1H"))
    .replace("END:VEVENT", "END:VEVENT  ")
    .replace("END:VCALENDAR", "END:VCALENDAR \t"),
    [("20260701T1000", "20260701T1100")],
)
case("group prefix", single("DTSTART:20260701T100000Z", "DURATION:P1DT2H"), [("20260701T1000", "20260702T1200")])
case("duration weeks", single("DTSTART:20260701T100000Z", "DURATION:P1W"), [("20260701T1000", "20260708T1000")])
case(
    "windows name + iana vtimezone id with X-LIC",
    calendar(*event("DTSTART;TZID=Eastern Standard Time:20260701T100000", "DURATION:PT1H")),
    [("20260701T1400", "20260701T1500")],
)
case(
    "unknown zone with X-LIC",
    calendar(
        "BEGIN:VTIMEZONE",
        "TZID:Office",
        "X-LIC-LOCATION:Asia/Tokyo",
        "END:VTIMEZONE",
        *event("DTSTART;TZID=Office:20260701T100000", "DURATION:PT1H"),
    ),
    [("20260701T0100", "20260701T0200")],
)
case(
    "rdate only tz",
    single("DTSTART;TZID=Europe/Berlin:20260701T100000", "DURATION:PT1H", "RDATE;TZID=America/New_York:20260702T100000"),
    [("20260701T0800", "20260701T0900"), ("20260702T1400", "20260702T1500")],
)
case(
    "exrule",
    single("DTSTART:20260701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4", "EXRULE:FREQ=DAILY;INTERVAL=2"),
    [("20260702T1000", "20260702T1100"), ("20260704T1000", "20260704T1100")],
)
case(
    "override moved far in",
    calendar(
        *event("DTSTART:20250701T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
        *event("RECURRENCE-ID:20250702T100000Z", "DTSTART:20260702T100000Z", "DURATION:PT1H"),
    ),
    [("20260702T1000", "20260702T1100")],
)
case(
    "garbage event kept others",
    calendar("BEGIN:VEVENT", "UID:z", "DTSTART:not-a-date", "END:VEVENT", *event("DTSTART:20260703T100000Z", "DURATION:PT1H")),
    [("20260703T1000", "20260703T1100")],
    reports=True,
)
case(
    "thisandfuture cancelled then single",
    calendar(
        *event(*DAILY),
        *event("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260703T100000", "STATUS:CANCELLED"),
        *event("RECURRENCE-ID;TZID=Europe/Berlin:20260704T100000", "DTSTART;TZID=Europe/Berlin:20260704T100000", "DURATION:PT15M"),
    ),
    [("20260701T0800", "20260701T0900"), ("20260702T0800", "20260702T0900"), ("20260704T0800", "20260704T0815")],
)
case(
    "bom+lf",
    b"\xef\xbb\xbf" + calendar(*event("DTSTART:20260701T100000Z", "DURATION:PT1H")).replace("\r\n", "\n").encode(),
    [("20260701T1000", "20260701T1100")],
)
case(
    "latin1 bytes",
    calendar(*event("SUMMARY:X", "DTSTART:20260701T100000Z", "DURATION:PT1H")).encode().replace(b"SUMMARY:X", b"SUMMARY:\xfc\xe4"),
    [("20260701T1000", "20260701T1100")],
)
case("truncated in event", calendar(*event("DTSTART:20260701T100000Z", "DURATION:PT1H"))[:-30], "error")
case("event after end", calendar() + "\r\n".join(event("DTSTART:20260701T100000Z", "DURATION:PT1H")) + "\r\n", [])
case(
    "monthly 31 interval",
    single("DTSTART:20260131T100000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=3"),
    [("20260131T1000", "20260131T1100"), ("20260331T1000", "20260331T1100"), ("20260531T1000", "20260531T1100")],
)
case(
    "weekno 53",
    single("DTSTART:20261228T100000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"),
    [("20261228T1000", "20261228T1100")],
    end="2032-06-01T00:00:00Z",
)
case("seconds rounding", single("DTSTART:20260701T100000Z", "DTEND:20260701T100000Z"), [])


def said(bookable, text, start="2026-01-01T00:00:00Z", end="2027-01-01T00:00:00Z", zone="Europe/Berlin", options=()):
    command = [bookable, "calendars", "busy", "-", "--from", start, "--to", end, "--time-zone", zone, *options]
    answer = subprocess.run(command, input=text, capture_output=True, timeout=60)
    return answer.stdout.decode(errors="replace").splitlines()


def spelled(instant):
    """2026-07-01T10:00:00Z for 20260701T1000."""
    return f"{instant[:4]}-{instant[4:6]}-{instant[6:11]}:{instant[11:]}:00Z"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bookable", default=str(ROOT / ".build/release/bookable"))
    arguments = parser.parse_args()
    faults = []
    for name, text, expected, more in cases:
        reports = more.pop("reports", None)
        lines = said(arguments.bookable, text, **more)
        busy = "error" if any(line.startswith("error") for line in lines) else [line for line in lines if line[:1].isdigit()]
        wanted = expected if expected == "error" else [f"{spelled(start)} {spelled(end)}" for start, end in expected]
        if busy != wanted or reports not in (None, any(line.startswith("ignored") for line in lines)):
            faults.append(f"{name}: {lines} instead of {wanted}")
    if faults:
        raise SystemExit("\n".join(faults))
    print(f"{len(cases)} calendars are read as they should be")


if __name__ == "__main__":
    main()
