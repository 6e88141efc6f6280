"""What a search has to answer, by docs/marketplace.md."""

import datetime
import math
import urllib.parse

from calendar_model import DAY, instants, number, seconds
from words import POOL, words

FACTORS = [("words", 30), ("distance", 20), ("start", 20), ("rating", 20), ("reliability", 10)]


class Question:
    """The parameters of a search."""

    def __init__(self, parameters):
        self.parameters = parameters

    def get(self, name, default=None):
        return self.parameters.get(name, default)

    @property
    def path(self):
        return "/v1/search?" + urllib.parse.urlencode(self.parameters)

    @classmethod
    def draw(cls, market):
        choose = market.random.choice
        # Most searches say little, or nobody would be found.
        much = choose([20, 40, 40, 100])

        def chance(percent):
            return market.chance(percent * much // 100)

        asked = {}
        if chance(60):
            found = []
            for _ in range(choose([1, 1, 1, 2, 2, 9])):
                word = choose(market.pool if market.chance(80) else POOL)
                found.append(word if market.chance(50) else word[: choose([1, 2, 3])])
            asked["q"] = choose([" ", ", ", "+"]).join(found)[:200]
        if chance(25):
            asked["category"] = choose(sorted(market.tree) + ["unknown"])
        if chance(50):
            asked["near"] = "{:.6f},{:.6f}".format(*market.position())
            if market.chance(70):
                asked["radius_km"] = choose([1, 3, 10, 25, 500])
        if chance(30):
            asked["place"] = choose(["provider", "client", "online"])
        if chance(15):
            asked["spoken"] = choose(["de", "en", "fr", "gsw"])
        if chance(15):
            asked["min_rating"] = choose(["1", "3.5", "3.8", "4", "4.07", "5"])
        if chance(30):
            asked["currency"] = choose(["EUR", "USD", "JPY"])
            if market.chance(50):
                asked["min_price"] = choose([0, 1, 1_000, 2_001])
            if market.chance(50):
                asked["max_price"] = choose([2_001, 4_999, 9_999])
        if chance(20):
            asked["min_minutes"] = choose([1, 30, 45, 46])
        if chance(15):
            asked["max_minutes"] = choose([46, 60, 527_040])
        if chance(60):
            cls.draw_time(asked, market)
        if chance(30):
            asked["lang"] = choose(["en", "de", "fr", "es", "ru", "ar"])
        return cls(asked | {"explain": "true"})

    @staticmethod
    def draw_time(asked, market):
        chance, choose = market.chance, market.random.choice
        first = market.today() + choose([-2, 0, 0, 1, 2, 9, 28])
        asked["from"] = str(datetime.date(1970, 1, 1) + datetime.timedelta(days=first))
        if chance(70):
            asked["to"] = str(datetime.date(1970, 1, 1) + datetime.timedelta(days=first + choose([1, 2, 5, 31])))
        if chance(60):
            if chance(80):
                asked["day_start"] = choose(["00:00", "01:30", "02:30", "08:00", "09:10", "12:00", "17:00"])
            if chance(80) or "day_start" not in asked:
                asked["day_end"] = choose(["17:30", "18:00", "20:00", "22:00", "24:00"])


class SearchModel:
    def __init__(self, market):
        self.market = market

    def results(self, question, now, as_of):
        """All results in their order, as documents to compare."""
        found = [self.result(provider, question, now, as_of) for provider in self.market.providers.values()]
        return sorted((result for result in found if result), key=lambda result: (-result["score"], result["provider_id"]))

    def result(self, provider, question, now, as_of):
        listing = provider.listing
        if not listing["published"] or not self.fits(provider, question):
            return None
        asked = words(question.get("q", ""))[:8]
        worths = [self.worth_of_word(provider, word) for word in asked]
        if 0 in worths:
            return None
        distance = self.distance(listing["place"], question)
        if distance is False:
            return None
        services = self.services(provider, question, asked)
        if not services and any(question.get(name) for name in ("currency", "min_minutes", "max_minutes", "from")):
            return None
        service, starts = self.first(provider, services, question, now, now)
        if service is None and question.get("from"):
            return None
        counted = starts if as_of == now else self.first(provider, services, question, now, as_of)[1]
        shown = service or (services[0] if services else None)
        average = self.average(provider)
        kept = self.kept(provider, as_of)
        worth = {
            "words": sum(worths) // len(worths) if worths else 0,
            "distance": 0 if distance is None else 5_000_000 // (5_000 + distance),
            "start": 172_800_000 // (172_800 + counted[0] - as_of) if counted else 0,
            "rating": 750 if average is None else 1_000 * (average - 100) // 400,
            "reliability": 1_000 * (kept[0] + 10) // (kept[0] + kept[1] + 10),
        }
        language = question.get("lang", "en")
        return {
            "provider_id": provider.id,
            "name": provider.name,
            "headline": self.headline(listing["texts"], language),
            "categories": listing["categories"],
            "languages": listing["languages"],
            "rating": (average, len(provider.stars)),
            "distance_meters": distance,
            "service": shown and (shown["id"], self.name(provider, shown, language), shown["price"], shown["currency"], shown["duration_minutes"]),
            "starts": starts[:3],
            "score": sum(worth[name] * weight for name, weight in FACTORS),
            "reasons": [(name, worth[name], weight) for name, weight in FACTORS],
        }

    # --- what fits

    def ancestry(self, category):
        while category in self.market.tree:
            yield category
            category = self.market.tree[category].get("parent_id")

    def fits(self, provider, question):
        listing, average = provider.listing, self.average(provider)
        category, kind = question.get("category"), question.get("place")
        if category and not any(category in self.ancestry(own) for own in listing["categories"]):
            return False
        if question.get("spoken") and question.get("spoken") not in listing["languages"]:
            return False
        if question.get("min_rating") and (average is None or average < round(100 * float(question.get("min_rating")))):
            return False
        place = listing["place"]
        kinds = {"provider": "address" in place, "client": "travel_radius_km" in place, "online": place["online"]}
        return kind is None or kinds[kind]

    @staticmethod
    def distance(place, question):
        """Meters; `None` if it does not matter, and `False` if it is too far."""
        if not question.get("near") or question.get("place") == "online":
            return None
        if "latitude" not in place:
            return False
        north, east = (float(part) for part in question.get("near").split(","))
        one, other = math.radians(north), math.radians(place["latitude"])
        height = math.sin((other - one) / 2) ** 2
        width = math.sin(math.radians(place["longitude"] - east) / 2) ** 2
        meters = math.floor(2 * 6_371_009 * math.asin(math.sqrt(min(1, height + math.cos(one) * math.cos(other) * width))) + 0.5)
        receives = "address" in place and question.get("place") != "client" and meters <= 1_000 * question.get("radius_km", 10)
        comes = question.get("place") != "provider" and meters <= 1_000 * place.get("travel_radius_km", -1)
        return meters if receives or comes else False

    # --- words

    def fields(self, provider):
        """Texts with what a whole word of them and the beginning of one are worth."""
        listing = provider.listing
        yield 1_000, 800, [provider.name]
        categories = [
            name for own in listing["categories"] for category in self.ancestry(own) for name in self.market.tree[category]["names"].values()
        ]
        headlines = [text["headline"] for text in listing["texts"].values() if "headline" in text]
        yield 800, 600, headlines + categories + [name for service in provider.services.values() for name in self.names(provider, service)]
        descriptions = [text["description"] for text in listing["texts"].values()]
        descriptions += [service["description"] for service in provider.services.values() if service.get("description")]
        descriptions += [
            text["description"] for entry in provider.texts.values() for service, text in entry.get("services", {}).items()
            if service in provider.services and "description" in text
        ]
        yield 400, 300, descriptions + [listing["place"].get("address", "")]

    def worth_of_word(self, provider, word):
        # A word counts where it is worth the most, and so does each word that begins so.
        best, known = 0, set()
        for whole, beginning, texts in self.fields(provider):
            found = {own for text in texts for own in words(text)} - known
            known |= found
            best = max([best] + [whole if own == word else beginning for own in found if own.startswith(word)])
        return best

    @staticmethod
    def names(provider, service):
        texts = [entry.get("services", {}).get(service["id"], {}) for entry in provider.texts.values()]
        return [service["name"]] + [text["name"] for text in texts if "name" in text]

    @staticmethod
    def name(provider, service, language):
        return provider.texts.get(language, {}).get("services", {}).get(service["id"], {}).get("name", service["name"])

    @staticmethod
    def headline(texts, language):
        for candidate in [language, "en"] + sorted(texts):
            if "headline" in texts.get(candidate, {}):
                return texts[candidate]["headline"]
        return None

    # --- services and starts

    def services(self, provider, question, asked):
        fitting = []
        for service in sorted(provider.services.values(), key=lambda service: service["id"]):
            if question.get("currency"):
                most = question.get("max_price", math.inf)
                if service["currency"] != question.get("currency") or not question.get("min_price", 0) <= service["price"] <= most:
                    continue
            if question.get("min_minutes", 1) <= service["duration_minutes"] <= question.get("max_minutes", math.inf):
                fitting.append(service)
        named = [
            service for service in fitting
            if any(own.startswith(word) for name in self.names(provider, service) for own in words(name) for word in asked)
        ]
        return named or fitting

    def first(self, provider, services, question, now, as_of):
        """The service that can begin first, and its starts."""
        best = (None, [])
        for service in services:
            starts = self.starts(provider.calendar, service, question, now, as_of)
            if starts and (best[0] is None or starts[0] < best[1][0]):
                best = (service, starts)
        return best

    @staticmethod
    def starts(calendar, service, question, now, as_of):
        if not question.get("from"):
            return calendar.starts(as_of, as_of + 14 * DAY, service, now, as_of)
        first = number(datetime.date.fromisoformat(question.get("from")))
        last = number(datetime.date.fromisoformat(question.get("to"))) if question.get("to") else first + 1
        found = []
        low, high = seconds(question.get("day_start", "00:00")), seconds(question.get("day_end", "24:00"))
        has_hours = question.get("day_start") or question.get("day_end")
        for day in range(first, last):
            for start, end in instants(calendar.zone, day * DAY + low, day * DAY + high):
                # The whole session lies between the hours of one date, or else its start alone matters.
                upper = end - 60 * service["duration_minutes"] + 1 if has_hours else end
                found += calendar.starts(start, upper, service, now, as_of) if start < upper else []
        return sorted(found)

    # --- what others said and saw

    @staticmethod
    def average(provider):
        count = len(provider.stars)
        return (200 * (sum(provider.stars.values()) + 40) + count + 10) // (2 * (count + 10)) if count >= 3 else None

    @staticmethod
    def kept(provider, as_of):
        midnight = as_of // DAY * DAY
        past = sorted((b for b in provider.calendar.bookings if b["start"] < midnight), key=lambda b: (b["start"], b["id"]))[-100:]
        kept = sum(b["end_kind"] == "no_show" or b["stands"] and b["until"] is None for b in past)
        return kept, sum(b["end_kind"] == "provider" for b in past)
