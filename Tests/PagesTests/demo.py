"""A demo that is served for as long as a program looks at it."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from urllib.request import urlopen


class Demo:
    def __init__(self, url, key):
        self.url = url
        # Of the provider prv_anna.
        self.key = key


@contextlib.contextmanager
def demo(binary, *options, environment=None, is_public=False):
    """`is_public` has the server know its own address, which Stripe's page leads back to."""
    with tempfile.TemporaryDirectory() as folder:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        database, url = f"{folder}/demo.sqlite", f"http://127.0.0.1:{port}"
        command = [binary, "demo", "--database", database, "--env", f"{folder}/demo.env", "--url", url]
        subprocess.run(command, check=True, capture_output=True)
        with open(f"{folder}/log", "w", encoding="utf-8") as log:
            command = [binary, "serve", "--database", database, "--port", str(port), *options]
            command += ["--public-url", url] if is_public else []
            server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | (environment or {}))
        try:
            wait_for(f"{url}/readyz")
            yield Demo(url, key(f"{folder}/demo.env"))
        finally:
            server.terminate()
            server.wait()


def wait_for(url):
    for _ in range(200):
        try:
            with urlopen(url):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nothing answers at {url}")


def key(path):
    with open(path, encoding="utf-8") as lines:
        found = next(line for line in lines if "BOOKABLE_PROVIDER_KEY=" in line)
    return found.partition("=")[2].strip().strip("\"'")
