"""What hostile clients do, each kind over many connections of one process."""

import errno
import json
import select
import socket
import time

HOST = "Host: siege\r\n"


def get(path, more=""):
    return f"GET {path} HTTP/1.1\r\n{HOST}{more}\r\n".encode()


def post(path, document, key=None):
    body = json.dumps(document).encode()
    head = f"POST {path} HTTP/1.1\r\n{HOST}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    if key:
        head += f"Authorization: Bearer {key}\r\n"
    return head.encode() + b"\r\n" + body


class Attack:
    """One kind of attack; a connection that the server closes is opened again at once."""

    reads = True
    buffer = None
    patience = None

    def __init__(self, target):
        self.target = target

    def opening(self, number):
        """What a connection sends first."""
        return b""

    def answered(self, number):
        """What it sends after an answer; nothing closes it."""
        return b""

    def ticked(self, number):
        """What it sends every second."""
        return b""


class Silent(Attack):
    """Connections that say nothing."""


class HalfHeads(Attack):
    """Heads that stop in the middle of a line."""

    def opening(self, number):
        return b"POST /v1/bookings HTTP/1.1\r\nHost: sie"


class SlowHeads(HalfHeads):
    """Heads that come a byte a second."""

    def opening(self, number):
        return get("/healthz")[:-2] + b"X-Slow: "

    def ticked(self, number):
        return b"a"


class LargeHeads(Attack):
    """Heads of 15 KB without an end."""

    def opening(self, number):
        return get("/healthz")[:-2] + b"".join(b"X-%d: %s\r\n" % (field, b"a" * 140) for field in range(100))


class HalfBodies(Attack):
    """Bodies that stop after a byte."""

    def opening(self, number):
        return post("/v1/bookings", {"provider_id": "prv_storm"})[:-20]


class LargeBodies(Attack):
    """Bodies of 250 KB without their last byte."""

    def opening(self, number):
        return post("/v1/bookings", {"provider_id": "a" * 250_000})[:-1]


class UnreadAnswers(Attack):
    """Requests for the longest list of slots whose answer nobody reads."""

    reads = False
    buffer = 4096

    def opening(self, number):
        return get(self.target.longest)


class UnreadPipelines(UnreadAnswers):
    """A hundred requests at once whose answers nobody reads."""

    def opening(self, number):
        return get(self.target.slots) * 100


class IdleConnections(Attack):
    """Connections kept open with a request every ten seconds."""

    def opening(self, number):
        return get("/healthz")

    def answered(self, number):
        return None

    def ticked(self, number):
        return get("/healthz") if int(time.monotonic() + number) % 10 == 0 else b""


class ConnectionFlood(Attack):
    """Connections that are opened and closed as fast as can be."""

    def opening(self, number):
        return get("/v1/providers/prv_storm")


class SlotFlood(Attack):
    """Requests for slots, one after another."""

    def opening(self, number):
        return get(self.target.slots)

    answered = opening


class YearFlood(SlotFlood):
    """Requests for more slots than an answer may hold."""

    def opening(self, number):
        return get(self.target.year)

    answered = opening


class ReadinessFlood(SlotFlood):
    """Requests that ask the database whether the server is ready."""

    def opening(self, number):
        return get("/readyz")

    answered = opening


class PipelineFlood(Attack):
    """A thousand small requests at once, again and again."""

    def opening(self, number):
        return get("/v1/policies/flexible") * 1000


class BookingFlood(Attack):
    """Bookings of another provider, one after another."""

    def opening(self, number):
        start = self.target.next_start()
        return post("/v1/bookings", {"provider_id": "prv_big", "service_id": "svc_big_minute", "start_at": start,
                                     "client": {"name": "Siege"}})

    answered = opening


class BadRequests(Attack):
    """What is not HTTP."""

    def opening(self, number):
        return b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20


class Trials(Attack):
    """Policies that take all the time that they may, tried with the key of a role."""

    role = "finance"
    path = "/v1/policies/evaluate"

    def opening(self, number):
        if self.path.endswith("curve"):
            return get(self.path, f"Authorization: Bearer {self.target.keys[self.role]}\r\n")
        document = {"source": self.target.script}
        if self.path.endswith("evaluate"):
            document["booking"] = self.target.booking
        return post(self.path, document, self.target.keys[self.role])

    answered = opening


KINDS = {
    "silent": Silent, "half-heads": HalfHeads, "slow-heads": SlowHeads, "large-heads": LargeHeads,
    "half-bodies": HalfBodies, "large-bodies": LargeBodies, "unread-answers": UnreadAnswers,
    "unread-pipelines": UnreadPipelines, "idle": IdleConnections, "connection-flood": ConnectionFlood,
    "slot-flood": SlotFlood, "year-flood": YearFlood, "readiness-flood": ReadinessFlood, "pipeline-flood": PipelineFlood,
    "booking-flood": BookingFlood, "bad-requests": BadRequests,
}
for _role in ("admin", "provider", "finance"):
    for _action in ("evaluate", "check", "curve"):
        _members = {"role": _role, "path": f"/v1/policies/{'strict/curve' if _action == 'curve' else _action}", "__doc__": Trials.__doc__}
        KINDS[f"{_action}-{_role}"] = type(f"Trials{_action}{_role}", (Trials,), _members)


def needs_key(kind):
    return issubclass(KINDS[kind], Trials)


class Crowd:
    """So many connections of one attack, opened from a few addresses of loopback."""

    def __init__(self, attack, port, connections, addresses):
        self.attack, self.port, self.addresses = attack, port, addresses
        self.poll = select.epoll()
        self.sockets, self.numbers, self.pending = {}, {}, {}
        self.statuses, self.opened, self.connections = {}, 0, connections
        self.missing = list(range(connections))

    def run(self, until):
        tick = time.monotonic()
        while time.monotonic() < until:
            self.open_missing()
            for descriptor, events in self.poll.poll(0.05, 256):
                self.handle(descriptor, events)
            if time.monotonic() - tick >= 1:
                tick = time.monotonic()
                for descriptor, number in list(self.numbers.items()):
                    self.send(descriptor, self.attack.ticked(number))
        return {"opened": self.opened, "open": len(self.sockets), "answers": self.statuses}

    def open_missing(self):
        # A few at a time, so that those that are open go on; an attacker that is refused comes back at once.
        for _ in range(min(len(self.missing), 64)):
            number = self.missing.pop()
            sock = socket.socket()
            if self.attack.buffer:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.attack.buffer)
            sock.bind((self.addresses[number % len(self.addresses)], 0))
            sock.setblocking(False)
            if sock.connect_ex(("127.0.0.1", self.port)) not in (0, errno.EINPROGRESS):
                sock.close()
                self.missing.append(number)
                return
            descriptor = sock.fileno()
            self.sockets[descriptor], self.numbers[descriptor] = sock, number
            self.pending[descriptor] = self.attack.opening(number)
            self.opened += 1
            self.poll.register(descriptor, self.wanted(True))

    def wanted(self, writes):
        return (select.EPOLLIN | select.EPOLLRDHUP if self.attack.reads else 0) | (select.EPOLLOUT if writes else 0)

    def handle(self, descriptor, events):
        if descriptor not in self.sockets:
            return
        if events & (select.EPOLLHUP | select.EPOLLERR):
            self.close(descriptor)
            return
        if events & select.EPOLLOUT:
            self.flush(descriptor)
        if events & (select.EPOLLIN | select.EPOLLRDHUP) and descriptor in self.sockets:
            self.receive(descriptor)

    def send(self, descriptor, data):
        if data and descriptor in self.sockets:
            self.pending[descriptor] = self.pending.get(descriptor, b"") + data
            self.flush(descriptor)

    def flush(self, descriptor):
        data = self.pending.get(descriptor, b"")
        try:
            sent = self.sockets[descriptor].send(data) if data else 0
        except BlockingIOError:
            sent = 0
        except OSError:
            self.close(descriptor)
            return
        self.pending[descriptor] = data[sent:]
        self.poll.modify(descriptor, self.wanted(bool(self.pending[descriptor])))

    def receive(self, descriptor):
        try:
            data = self.sockets[descriptor].recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close(descriptor)
            return
        if not data.startswith(b"HTTP/1.1 "):
            return
        status = int(data[9:12])
        self.statuses[status] = self.statuses.get(status, 0) + 1
        more = self.attack.answered(self.numbers[descriptor])
        if more:
            self.send(descriptor, more)
        elif more is not None:
            self.close(descriptor)

    def close(self, descriptor):
        self.poll.unregister(descriptor)
        self.sockets.pop(descriptor).close()
        self.missing.append(self.numbers.pop(descriptor))
        self.pending.pop(descriptor, None)
