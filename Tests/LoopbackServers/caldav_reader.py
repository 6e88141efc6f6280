"""Reads the events of a calendar with the Python package `caldav`, and prints them as JSON.

usage: caldav_reader.py COLLECTION_URL [USER PASSWORD]

One object for each event: its UID, start and end as unix seconds, summary and status.
"""

import json
import sys

import caldav

url, *login = sys.argv[1:]
names = dict(zip(("username", "password"), login))
with caldav.DAVClient(url=url, **names) as client:
    events = []
    for found in client.calendar(url=url).events():
        for event in found.icalendar_instance.walk("VEVENT"):
            events.append(
                {
                    "id": str(event["UID"]),
                    "start": int(event["DTSTART"].dt.timestamp()),
                    "end": int(event["DTEND"].dt.timestamp()),
                    "summary": str(event.get("SUMMARY", "")),
                    "status": str(event.get("STATUS", "")),
                }
            )
print(json.dumps(sorted(events, key=lambda event: event["start"])))
