"""Reads the mail with a Message-ID in the inbox of master as a mail program does, over IMAP, and prints what it would show as JSON.

usage: imap_reader.py PORT MESSAGE-ID WORD

Waits ten seconds for the mail at most. `found` says whether the server finds it by WORD in its subject.
"""

import email
import email.policy
import imaplib
import json
import sys
import time

port, identity, word = sys.argv[1:]
client = imaplib.IMAP4("127.0.0.1", int(port), timeout=10)
client.login("master", "secret")
numbers = []
for _ in range(200):
    client.select("INBOX", readonly=True)
    numbers = client.uid("SEARCH", None, "HEADER", "Message-ID", f'"{identity}"')[1][0].split()
    if numbers:
        break
    time.sleep(0.05)
if len(numbers) != 1:
    raise SystemExit(f"{len(numbers)} mails are {identity}")
client.literal = word.encode()
found = client.uid("SEARCH", "CHARSET", "UTF-8", "SUBJECT")[1][0].split()
answer = client.uid("FETCH", numbers[0], "(BODYSTRUCTURE BODY.PEEK[])")[1]
structure = b" ".join(part if isinstance(part, bytes) else part[0] for part in answer).decode()
content = next(part[1] for part in answer if isinstance(part, tuple))
mail = email.message_from_bytes(content, policy=email.policy.default)
print(json.dumps({
    "found": found == numbers,
    "from": str(mail["From"]),
    "subject": str(mail["Subject"]),
    "structure": structure,
    "text": mail.get_body(("plain",)).get_content(),
    "calendar": next((part.get_content() for part in mail.walk() if part.get_content_type() == "text/calendar"), None),
}))
