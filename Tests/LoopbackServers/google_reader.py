"""Reads the events of a calendar with Google's own Python client, and prints them as JSON.

usage: google_reader.py API_URL CALENDAR

One object for each event that is not deleted: its id, start and end as unix seconds, summary, status and private properties.
"""

import json
import sys
from datetime import datetime

from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build

url, calendar = sys.argv[1:]
service = build("calendar", "v3", credentials=Credentials(token="reader"), static_discovery=True, cache_discovery=False)
service._baseUrl = f"{url}/"


def seconds(moment):
    return int(datetime.fromisoformat(moment["dateTime"]).timestamp())


events, request = [], service.events().list(calendarId=calendar, singleEvents=True, orderBy="startTime")
while request:
    page = request.execute()
    for event in page["items"]:
        found = {name: event.get(name) for name in ("id", "summary", "status", "visibility")}
        found |= {"start": seconds(event["start"]), "end": seconds(event["end"])}
        events.append(found | {"marks": event.get("extendedProperties", {}).get("private", {})})
    request = service.events().list_next(request, page)
print(json.dumps(events))
