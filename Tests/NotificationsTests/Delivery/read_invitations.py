"""Reads mails by Python's email and icalendar, as a mail program does, and prints what each invitation says: a list in JSON.

usage: read_invitations.py FILE...
"""

import email
import email.policy
import json
import sys

import icalendar


def reading(part):
    calendar = icalendar.Calendar.from_ical(part.get_content())
    (event,) = calendar.walk("VEVENT")
    attendees = event["ATTENDEE"] if isinstance(event["ATTENDEE"], list) else [event["ATTENDEE"]]
    return {
        "parameter": part.get_param("method"),
        "method": str(calendar["METHOD"]),
        "errors": [str(error) for error in calendar.errors + event.errors],
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "stamp": int(event["DTSTAMP"].dt.timestamp()),
        "start": int(event["DTSTART"].dt.timestamp()),
        "end": int(event["DTEND"].dt.timestamp()),
        "status": str(event["STATUS"]),
        "organizer": str(event["ORGANIZER"]),
        "attendees": [str(attendee) for attendee in attendees],
        "answers": [str(attendee.params["RSVP"]) for attendee in attendees],
        "summary": str(event["SUMMARY"]),
    }


found = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    # The last of the alternatives is the one that programs prefer.
    parts = [part for part in message.walk() if not part.is_multipart()]
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    found.append(reading(calendars[0]) if calendars and parts[-1] is calendars[0] else None)
json.dump(found, sys.stdout)
