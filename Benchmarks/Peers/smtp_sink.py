"""aiosmtpd as a mail server that takes every mail, counts them and keeps the first ones.

usage: smtp_sink.py FOLDER KEPT

Prints `listening on 127.0.0.1:PORT`. Writes the first KEPT mails of a phase into FOLDER. Answers a line on standard input with how many mails
have come, and how many seconds lay between the first and the last of them; `reset` begins another phase.
"""

import asyncio
import pathlib
import sys
import time

from aiosmtpd.smtp import SMTP


class Counter:
    def __init__(self, folder, kept):
        self.folder, self.kept = pathlib.Path(folder), kept
        self.count, self.first, self.last = 0, 0.0, 0.0

    async def handle_DATA(self, server, session, envelope):
        if self.count < self.kept:
            (self.folder / f"{self.count}.eml").write_bytes(envelope.original_content)
        self.last = time.monotonic()
        self.first = self.first or self.last
        self.count += 1
        return "250 taken"


async def main():
    loop = asyncio.get_running_loop()
    counter = Counter(sys.argv[1], int(sys.argv[2]))
    server = await loop.create_server(lambda: SMTP(counter, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0)
    print(f"listening on 127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while command := await reader.readline():
        print(f"{counter.count} {counter.last - counter.first:.3f}", flush=True)
        if command == b"reset\n":
            counter.count, counter.first, counter.last = 0, 0.0, 0.0


asyncio.run(main())
