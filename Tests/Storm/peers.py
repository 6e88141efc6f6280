"""The real servers that a storm needs, and a client of them."""

import asyncio
import contextlib
import datetime
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.request


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Cluster:
    """A PostgreSQL server in a folder of its own, or on a disk of its own of so many megabytes, which then can be filled."""

    def __init__(self, disk=None):
        versions = [int(name) for name in os.listdir("/usr/lib/postgresql") if name.isdigit()]
        self.programs = pathlib.Path(f"/usr/lib/postgresql/{max(versions)}/bin")
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self.folder = self.command("mktemp", "-d", "/tmp/bookable-storm.XXXXXX").strip()
        self.disk = f"{self.folder}/disk" if disk else None
        if disk:
            self.command("mkdir", self.disk)
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={disk}m,mode=1777", "tmpfs", self.disk], check=True)
        self.data = f"{self.disk or self.folder}/data"
        self.port = free_port()
        self.program("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": self.folder}
        if disk:
            settings |= {"max_wal_size": "64MB", "min_wal_size": "32MB"}
        self.options = f"-p {self.port} " + " ".join(f"-c {name}={value}" for name, value in settings.items())
        self.start()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def command(self, *arguments):
        return subprocess.run(self.prefix + list(arguments), check=True, stdout=subprocess.PIPE, text=True, cwd="/tmp").stdout

    def program(self, name, *arguments):
        return self.command(str(self.programs / name), *arguments)

    def start(self):
        """Starts it where it does not run."""
        self.control("-l", f"{self.folder}/log", "-o", self.options, "start")

    def restart(self, mode):
        """Stops it by a mode of pg_ctl, and starts it."""
        self.control("-m", mode, "stop")
        self.start()

    def runs(self):
        return subprocess.run([*self.prefix, str(self.programs / "pg_isready"), "-q", "-d", self.url], check=False).returncode == 0

    def control(self, *arguments):
        self.program("pg_ctl", "-s", "-w", "-D", self.data, *arguments)

    def rows(self, sql):
        lines = self.program("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.url, "-c", sql)
        return [line.split("|") for line in lines.splitlines()]

    def stop(self):
        with contextlib.suppress(subprocess.CalledProcessError):
            self.control("-m", "immediate", "stop")
        if self.disk:
            subprocess.run(["umount", "--lazy", self.disk], check=True)
        self.command("rm", "-rf", self.folder)


class File:
    """A SQLite file in a folder of its own, within another or where temporary files go."""

    def __init__(self, within=None):
        self.folder = tempfile.mkdtemp(prefix="bookable-storm-", dir=within)
        self.url = f"{self.folder}/storm.sqlite"

    def rows(self, sql):
        with contextlib.closing(sqlite3.connect(self.url)) as database:
            return database.execute(sql).fetchall()

    def stop(self):
        shutil.rmtree(self.folder)


class Server:
    """One `bookable serve`, which can be killed and started again on its port."""

    def __init__(self, binary, database, log, environment=None):
        self.port = free_port()
        self.arguments = [binary, "serve", "--database", database, "--port", str(self.port), "--log-level", "error"]
        # All clients of a storm have one address.
        self.arguments += ["--max-requests-per-address", "512", "--max-connections-per-address", "1000"]
        self.arguments += ["--bookings-per-address", "0", "--bookings-per-contact", "0", "--holds-per-address", "0", "--holds-per-contact", "0"]
        self.environment = os.environ | (environment or {})
        self.log = log
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.arguments, stdout=subprocess.DEVNULL, stderr=self.log, env=self.environment)

    def kill(self):
        """As a crash would."""
        self.process.kill()
        self.process.wait()

    def wait(self):
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz") as answer:
                if answer.status == 200:
                    return
            if self.process.poll() is not None:
                raise SystemExit(f"a server ended with status {self.process.returncode}")
            time.sleep(0.05)
        raise SystemExit("a server did not become ready")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait()


class Connection:
    """One connection that is kept open."""

    def __init__(self, port):
        self.port = port
        self.streams = None

    async def send(self, method, path, document, key=None, repeat_key=None):
        """The status and the decoded body; where the connection breaks the error says so and the next call opens another."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            return await self.exchange(method, path, json.dumps(document).encode(), key, repeat_key)
        except BaseException:
            self.streams[1].close()
            self.streams = None
            raise

    async def exchange(self, method, path, body, key, repeat_key):
        reader, writer = self.streams
        head = f"{method} {path} HTTP/1.1\r\nHost: storm\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        if key:
            head += f"Authorization: Bearer {key}\r\n"
        if repeat_key:
            head += f"Idempotency-Key: {repeat_key}\r\n"
        writer.write(head.encode() + b"\r\n" + body)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        content = await reader.readexactly(int(fields["content-length"]))
        return int(lines[0].split()[1]), json.loads(content)


def ask_json(port, key, method, path, document):
    """One request by itself, which must succeed; the decoded body, or `None` where there is none."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": "Bearer " + key} if key else {})
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", json.dumps(document).encode(), headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read() or b"null")


def rfc3339(instant):
    return datetime.datetime.fromtimestamp(instant, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")




async def open_provider(port, key, provider, service):
    """Opens a provider from nine to six on every day, with a service."""
    connection = Connection(port)

    async def expect(status, method, path, document):
        answer = await connection.send(method, path, document, key)
        if answer[0] != status:
            raise SystemExit(f"{method} {path}: {answer}")

    await expect(201, "POST", "/v1/providers", {"id": provider, "name": "Storm", "time_zone": "UTC"})
    hours = [{"day_of_week": day, "start_time": "09:00", "end_time": "18:00"} for day in range(7)]
    await expect(200, "PUT", f"/v1/providers/{provider}/schedule", {"schedule": hours})
    defaults = {"name": "Session", "price": 5000, "currency": "EUR", "slot_step_minutes": 15, "booking_window_days": 120}
    await expect(201, "POST", f"/v1/providers/{provider}/services", defaults | service)


def admin_key(binary, database, log):
    """Makes the schema, and the file where it is one, and a key."""
    subprocess.run([binary, "migrate", "--database", database], check=True, stdout=subprocess.DEVNULL, stderr=log)
    arguments = [binary, "keys", "create", "--role", "admin", "--database", database]
    return subprocess.run(arguments, check=True, stdout=subprocess.PIPE, stderr=log, text=True).stdout.strip()
