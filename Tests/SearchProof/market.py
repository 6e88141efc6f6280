"""A random market, made over the API, and what a model of it knows."""

import datetime
import random

from calendar_model import DAY, EPOCH, Calendar, number, reading
from words import POOL

ZONES = ["Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/Santiago", "UTC"]
LANGUAGES = ["en", "de", "fr", "es", "ru", "ar"]
# Also where longitudes begin again, and where all meridians meet.
REGIONS = [(52.5, 13.4), (52.5, 13.4), (-17.0, 180.0), (89.95, 20.0), (-89.97, -100.0), (0.0, 0.0)]


def rfc3339(instant):
    return datetime.datetime.fromtimestamp(instant, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def date(day):
    return (EPOCH + datetime.timedelta(days=day)).isoformat()


class Provider:
    """What is stored of one."""

    def __init__(self, name, zone):
        self.id = f"prv_{name}"
        self.short = name
        self.name = ""
        self.calendar = Calendar(zone)
        self.services = {}
        self.texts = {}
        self.listing = None
        self.stars = {}

    @property
    def path(self):
        return f"/v1/providers/{self.id}"


class Market:
    def __init__(self, stage, seed):
        self.stage = stage
        self.random = random.Random(seed)
        self.providers = {}
        self.region = self.random.choice(REGIONS)
        self.tree = {}
        # Few, so that several providers have the same.
        self.pool = self.random.sample(POOL, 12)

    # --- words and places

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def text(self, most):
        separator = self.random.choice([" ", ", ", "-", " & "])
        return separator.join(self.random.choice(self.pool) for _ in range(self.random.randint(1, most)))

    def position(self):
        latitude = self.region[0] + self.random.randint(-300_000, 300_000) / 1_000_000
        longitude = self.region[1] + self.random.randint(-400_000, 400_000) / 1_000_000
        return round(max(-90, min(90, latitude)), 6), round((longitude + 180) % 360 - 180, 6)

    # --- making it

    def make(self, count):
        if self.chance(40):
            # Times at which clocks change in autumn come within the dates that can be searched.
            self.stage.advance(225 * DAY + self.random.randrange(DAY))
        self.make_categories()
        for index in range(count):
            self.add_provider(index)
        self.make_history()

    def make_categories(self):
        if self.chance(50):
            ids, items = [], []
            for index in range(self.random.randint(3, 8)):
                parent = self.random.choice(ids) if ids and self.chance(60) else None
                names = {language: self.text(2)[:60] for language in LANGUAGES}
                items.append({"id": f"c{index}", "parent_id": parent, "names": names})
                if parent is None or index < 4:
                    ids.append(f"c{index}")
            self.stage.send("PUT", "/v1/categories", {"items": items})
        self.tree = {item["id"]: item for item in self.stage.send("GET", "/v1/categories")["items"]}

    def add_provider(self, index):
        provider = Provider(f"p{index}", self.random.choice(ZONES))
        provider.name = self.text(2)[:100]
        made = {"id": provider.id, "name": provider.name, "email": f"p{index}@example.com", "time_zone": provider.calendar.zone}
        self.stage.send("POST", "/v1/providers", made)
        self.providers[provider.id] = provider
        self.set_hours(provider)
        for place in range(self.random.choice([0, 1, 1, 2, 3])):
            self.add_service(provider, place)
        self.set_texts(provider)
        self.list(provider)

    def clock_hours(self):
        hours = []
        for day in range(7):
            if not self.chance(75):
                continue
            opening = self.random.choice(["08:00", "08:20", "09:00", "10:07"])
            hours.append({"day_of_week": day, "start_time": opening, "end_time": self.random.choice(["12:00", "13:30", "17:00"])})
            if self.chance(30):
                closing = self.random.choice(["21:00", "24:00", "02:00", "04:00"])
                hours.append({"day_of_week": day, "start_time": "18:00", "end_time": closing})
        today = self.today()
        for row in hours:
            if self.chance(15):
                row |= {"valid_from": date(today - self.random.randrange(30)), "every_weeks": 2}
            elif self.chance(10):
                row |= {"valid_until": date(today + self.random.randrange(20, 40))}
        return hours

    def today(self):
        return self.stage.now // DAY

    def set_hours(self, provider):
        hours = self.clock_hours()
        self.stage.send("PUT", f"{provider.path}/schedule", {"schedule": hours})
        provider.calendar.weekly = hours
        provider.calendar.changed()

    def add_service(self, provider, place):
        service = {
            "id": f"svc_{provider.short}_s{place}", "name": self.text(2)[:80], "price": self.random.choice([0, 1_000, 2_000, 4_999, 9_999]),
            "currency": self.random.choice(["EUR", "EUR", "USD"]), "duration_minutes": self.random.choice([20, 30, 45, 60, 90]),
            "slot_alignment": self.random.choice(["opening", "packed", "clock"]), "min_notice_minutes": self.random.choice([0, 0, 45, 120, 2_880]),
            "booking_window_days": self.random.choice([3, 30, 60, 90, 120]),
        }
        if self.chance(50):
            service["slot_step_minutes"] = self.random.choice([7, 10, 15, 30, 60, 120])
        if self.chance(40):
            service |= {"buffer_before_minutes": self.random.choice([0, 5, 20]), "buffer_after_minutes": self.random.choice([0, 10, 15])}
        if self.chance(30):
            service["capacity"] = self.random.choice([2, 3])
        if self.chance(30):
            service[self.random.choice(["max_bookings_per_day", "max_bookings_per_week", "max_bookings_per_month"])] = self.random.choice([1, 2])
        if self.chance(50):
            service["description"] = self.text(4)
        made = self.stage.send("POST", f"{provider.path}/services", service)
        provider.services[service["id"]] = made
        if self.chance(25):
            hours = self.clock_hours()
            self.stage.send("PUT", f"{provider.path}/services/{service['id']}/schedule", {"schedule": hours})
            provider.calendar.own_weekly[service["id"]] = hours
        provider.calendar.changed()

    def set_texts(self, provider):
        texts = {}
        for language in self.random.sample(LANGUAGES, self.random.choice([0, 0, 1, 2])):
            entry = {"description": self.text(3)} if self.chance(50) else {}
            services = {}
            for service in provider.services:
                names = {}
                if self.chance(60):
                    names["name"] = self.text(2)
                if self.chance(40):
                    names["description"] = self.text(2)
                if names:
                    services[service] = names
            texts[language] = entry | ({"services": services} if services else {})
        texts = {language: entry for language, entry in texts.items() if entry}
        self.stage.send("PATCH", provider.path, {"texts": texts})
        provider.texts = texts

    def list(self, provider):
        texts = {language: {} for language in self.random.sample(LANGUAGES, self.random.randint(1, 3))}
        for entry in texts.values():
            if self.chance(70):
                entry["headline"] = self.text(2)
            entry["description"] = self.text(4)
        place = {"online": self.chance(30)}
        if self.chance(85):
            place["latitude"], place["longitude"] = self.position()
            if self.chance(75):
                place["address"] = self.text(2)
            if self.chance(35):
                place["travel_radius_km"] = self.random.choice([2, 15, 40])
        if "address" not in place and "travel_radius_km" not in place:
            place["online"] = True
        listing = {
            "published": self.chance(90), "texts": texts, "place": place,
            "categories": self.random.sample(sorted(self.tree), self.random.randint(1, 2)),
            "languages": self.random.sample(["de", "en", "fr", "gsw"], self.random.randint(0, 3)),
        }
        self.stage.send("PUT", f"{provider.path}/listing", listing)
        provider.listing = listing

    # --- bookings

    def book(self, provider, service, start, hold=None):
        """Books as anybody can; the booking, or `None` and what was answered."""
        body = {"provider_id": provider.id, "service_id": service["id"], "start_at": rfc3339(start), "client": {"name": "Kim Client"}}
        if hold:
            body["hold_seconds"] = hold
        status, answer = self.stage.ask("POST", "/v1/bookings", body, key=None)
        if status != 201:
            return None, answer
        booking = {
            "id": answer["booking"]["id"], "token": answer["token"], "service": service["id"], "start": start,
            "end": start + 60 * service["duration_minutes"], "before": 60 * service["buffer_before_minutes"],
            "after": 60 * service["buffer_after_minutes"], "until": self.stage.now + hold if hold else None, "stands": True, "end_kind": None,
        }
        provider.calendar.bookings.append(booking)
        provider.calendar.changed()
        return booking, answer

    def cancel(self, provider, booking, by):
        key = booking["token"] if by == "client" else self.stage.admin
        self.stage.send("POST", f"/v1/bookings/{booking['id']}/cancel", {} if by == "client" else {"cancelled_by": by}, key=key)
        booking |= {"stands": False, "end_kind": by}
        provider.calendar.changed()

    def make_history(self):
        """Sessions of two weeks, of which some are cancelled, missed, or reviewed."""
        for provider in self.providers.values():
            for service in provider.services.values():
                for _ in range(self.random.choice([0, 2, 4])):
                    now = self.stage.now
                    starts = provider.calendar.starts(now, now + 10 * DAY, service, now)
                    if not starts:
                        break
                    booking, answer = self.book(provider, service, self.random.choice(starts))
                    if booking is None:
                        raise AssertionError(f"{provider.id} {service['id']}: {answer}")
                    if self.chance(25):
                        self.cancel(provider, booking, self.random.choice(["client", "provider"]))
        self.stage.advance(12 * DAY + self.random.randrange(DAY))
        for provider in self.providers.values():
            for booking in provider.calendar.bookings:
                if booking["stands"] and self.chance(70):
                    self.review(provider, booking)
                if booking["stands"] and self.chance(10):
                    self.stage.send("POST", f"/v1/bookings/{booking['id']}/no-show", {})
                    booking |= {"stands": False, "end_kind": "no_show"}
            provider.calendar.changed()

    def review(self, provider, booking):
        stars = self.random.choice([1, 2, 4, 5, 5])
        self.stage.send("PUT", f"/v1/bookings/{booking['id']}/review", {"stars": stars}, key=booking["token"])
        provider.stars[booking["id"]] = stars

    # --- changes between searches

    def change(self):
        provider = self.random.choice(list(self.providers.values()))
        kind = self.random.choice(["book", "book", "hold", "cancel", "busy", "exception", "off", "list", "texts", "hours", "delete", "wait", "wait"])
        getattr(self, f"change_{kind}")(provider)

    def change_book(self, provider, hold=None):
        now = self.stage.now
        for service in provider.services.values():
            starts = provider.calendar.starts(now, now + 20 * DAY, service, now)
            if starts:
                booking, answer = self.book(provider, service, self.random.choice(starts[:20]), hold)
                if booking is None:
                    raise AssertionError(f"{provider.id} {service['id']}: {answer}")
                return

    def change_hold(self, provider):
        self.change_book(provider, hold=self.random.choice([60, 600, 3_600]))

    def change_cancel(self, provider):
        ahead = [b for b in provider.calendar.taken(self.stage.now) if b["start"] > self.stage.now and b["until"] is None]
        if ahead:
            self.cancel(provider, self.random.choice(ahead), self.random.choice(["client", "provider"]))

    def change_busy(self, provider):
        start = self.stage.now + self.random.randrange(10 * DAY)
        end = start + self.random.choice([60, 1_000, 7_200, 30_000])
        self.stage.send("POST", f"{provider.path}/busy", {"start_at": rfc3339(start), "end_at": rfc3339(end)})
        provider.calendar.busy.append((start // 60 * 60, -(-end // 60) * 60))
        provider.calendar.changed()

    def change_exception(self, provider):
        day = self.today() + self.random.randrange(1, 12)
        if day in provider.calendar.days_off:
            return
        low = self.random.choice(["08:30", "10:00", "11:11"])
        high = self.random.choice(["11:30", "15:00", "17:30"])
        row = self.random.choice([
            {"is_available": False}, {"is_available": True, "custom_start": low, "custom_end": high},
            {"is_available": False, "custom_start": low, "custom_end": high},
        ])
        self.stage.send("PUT", f"{provider.path}/exceptions/{date(day)}", row)
        provider.calendar.exceptions[day] = row
        provider.calendar.changed()

    def change_off(self, provider):
        first = self.today() + self.random.randrange(1, 25)
        last = first + self.random.choice([0, 0, 2, 6])
        self.stage.send("POST", f"{provider.path}/time-off", {"first_date": date(first), "last_date": date(last)})
        provider.calendar.days_off |= set(range(first, last + 1))
        provider.calendar.changed()

    def change_list(self, provider):
        self.list(provider)

    def change_texts(self, provider):
        self.set_texts(provider)
        for service in provider.services.values():
            if self.chance(50):
                service["name"] = self.text(2)[:80]
                self.stage.send("PATCH", f"{provider.path}/services/{service['id']}", {"name": service["name"]})

    def change_hours(self, provider):
        self.set_hours(provider)

    def change_delete(self, provider):
        if len(provider.services) > 1 and self.chance(40):
            service = self.random.choice(sorted(provider.services))
            self.stage.send("DELETE", f"{provider.path}/services/{service}")
            del provider.services[service]
            provider.calendar.changed()

    def change_wait(self, provider):
        self.stage.advance(self.random.choice([1, 59, 60, 599, 3_600, 40_000]))
