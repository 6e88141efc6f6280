#!/usr/bin/env python3
"""Makes a random market over the API, searches it, and judges the answers by a model that knows the documents alone.

usage: model.py SEED SEARCHES

Writes requests to standard output and reads their answers from standard input, a JSON document a line; in the end, the verdict.
"""

import json
import sys
import traceback

from market import Market, instant
from search_model import Question, SearchModel


class Refused(Exception):
    pass


class Stage:
    """What is at the other end."""

    def __init__(self):
        told = json.loads(sys.stdin.readline())
        self.admin, self.now = told["admin"], told["now"]

    def exchange(self, document):
        print(json.dumps(document), flush=True)
        return json.loads(sys.stdin.readline())

    def advance(self, seconds):
        self.now = self.exchange({"advance": seconds})["now"]

    def ask(self, method, path, body=None, key="admin"):
        key = self.admin if key == "admin" else key
        answer = self.exchange({"method": method, "path": path, "body": body, "key": key})
        return answer["status"], answer["json"]

    def send(self, method, path, body=None, key="admin"):
        """A request that must succeed."""
        status, answer = self.ask(method, path, body, key)
        if status >= 300:
            raise Refused(f"{method} {path} {json.dumps(body)}: {status} {json.dumps(answer)}")
        return answer


class Trial:
    def __init__(self, seed, searches):
        self.stage = Stage()
        self.market = Market(self.stage, seed)
        self.model = SearchModel(self.market)
        self.searches = searches
        self.counts = {"searches": 0, "results": 0, "booked": 0}

    def run(self):
        few = self.searches < 50
        self.market.make(self.market.random.randint(4, 6) if few else self.market.random.randint(6, 12))
        for _ in range(self.searches):
            if self.market.chance(60):
                self.market.change()
            question = Question.draw(self.market)
            complaint = self.judge(question)
            self.counts["searches"] += 1
            if complaint:
                return [f"search {self.counts['searches']}, {question.path}: {complaint}"]
        return []

    def judge(self, question):
        """Reads all pages; what is wrong with them."""
        limit = self.market.random.choice([1, 2, 5, 20, 50])
        as_of, cursor, behind, shown = self.stage.now, None, None, []
        while True:
            now = self.stage.now
            as_of = max(as_of, now - 7_200)
            more = {"limit": limit} | ({"cursor": cursor} if cursor else {})
            answer = self.stage.send("GET", Question(question.parameters | more).path, key=None)
            expected = self.model.results(question, now, as_of)
            if answer["total"] != len(expected):
                return f"a total of {answer['total']}, not {len(expected)}: {self.ids(answer['items'])}, not {self.ids(expected)}"
            rest = [result for result in expected if behind is None or (-result["score"], result["provider_id"]) > behind]
            found = [self.plain(item) for item in answer["items"]]
            if found != rest[:limit]:
                return self.difference(found, rest[:limit])
            shown += found
            self.counts["results"] += len(found)
            last = rest[limit - 1] if len(rest) > limit else None
            told = f"{as_of}~{last['score']}~{last['provider_id']}" if last else None
            if answer["next_cursor"] != told:
                return f"the cursor {answer['next_cursor']}, not {told}"
            if last is None:
                return self.book_some(shown if now == self.stage.now else [])
            cursor, behind = told, (-last["score"], last["provider_id"])
            if self.market.chance(15):
                self.stage.advance(self.market.random.choice([1, 60, 1_799, 7_199, 7_201, 20_000]))
                shown = []

    def book_some(self, shown):
        """Books starts that were just shown, each of which must be free."""
        for result in shown:
            if not result["starts"] or not self.market.chance(30):
                continue
            provider = self.market.providers[result["provider_id"]]
            start = self.market.random.choice(result["starts"])
            booking, answer = self.market.book(provider, provider.services[result["service"][0]], start)
            if booking is None:
                return f"{start} of {result['service']} was shown and cannot be booked: {json.dumps(answer)}"
            self.counts["booked"] += 1
        return None

    @staticmethod
    def ids(items):
        return [item["provider_id"] for item in items]

    @staticmethod
    def plain(item):
        """A result as the model has it."""
        service = item["service"]
        starts = [instant(span["start_at"]) for span in item["starts"]]
        ends = [instant(span["end_at"]) for span in item["starts"]]
        if service and ends != [start + 60 * service["duration_minutes"] for start in starts]:
            raise AssertionError(f"ends that do not fit: {item}")
        average = item["rating"]["average"]
        return {
            "provider_id": item["provider_id"], "name": item["name"], "headline": item["headline"], "categories": item["categories"],
            "languages": item["languages"], "rating": (average if average is None else round(100 * average), item["rating"]["reviews"]),
            "distance_meters": item["distance_meters"],
            "service": service and tuple(service[name] for name in ("id", "name", "price", "currency", "duration_minutes")),
            "starts": starts, "score": item["score"], "reasons": [(r["factor"], r["worth"], r["weight"]) for r in item["reasons"]],
        }

    def difference(self, found, expected):
        told = {result["provider_id"]: result for result in found}
        for result in expected:
            one = told.get(result["provider_id"], result)
            wrong = {name: (one[name], result[name]) for name in one if one[name] != result[name]}
            if wrong:
                calendar = self.market.providers[result["provider_id"]].calendar
                calendar.services = self.market.providers[result["provider_id"]].services
                return f"{result['provider_id']} has, and should have, {wrong}; it is {self.stage.now}, and {calendar}"
        return f"{self.ids(found)}, not {self.ids(expected)}"


def main():
    seed, searches = int(sys.argv[1]), int(sys.argv[2])
    trial = Trial(seed, searches)
    try:
        complaints = trial.run()
    except BaseException:
        complaints = [traceback.format_exc()]
    print(json.dumps({"verdict": {"complaints": complaints} | trial.counts}), flush=True)


if __name__ == "__main__":
    main()
