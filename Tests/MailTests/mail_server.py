"""An SMTP server for tests, by aiosmtpd: TLS and AUTH, mails read back by Python's email.

usage: mail_server.py FOLDER implicit|starttls|plain|no-tls

It makes a certificate for localhost, FOLDER/cert.pem, and writes each mail to FOLDER/N.json before it answers. Some local parts of
recipients make it refuse or fail: see `Handler`.
"""

import asyncio
import email
import email.header
import email.policy
import email.utils
import json
import os
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER, MODE = sys.argv[1:]
REFUSALS = {
    "nobody": "550 5.1.1 no such user",
    "policy": "554 5.7.1 not wanted here",
    "grey": "451 4.7.1 try later",
    "plain550": "550 unavailable",
}


def part(message):
    return {
        "type": message.get_content_type(),
        "method": message.get_param("method"),
        "charset": message.get_content_charset(),
        "text": message.get_content(),
    }


def display_name(content):
    """Of the recipient, by the older half of the package: the newer one leaves spaces between encoded words of a name."""
    plain = email.message_from_bytes(content)
    return str(email.header.make_header(email.header.decode_header(email.utils.parseaddr(str(plain["to"]))[0])))


def reading(content):
    message = email.message_from_bytes(content, policy=email.policy.SMTPUTF8)
    lines = content.split(b"\r\n")
    return {
        "headers": [[name, str(value)] for name, value in message.items()],
        "defects": [str(defect) for part in message.walk() for defect in part.defects]
        + [str(defect) for value in message.values() for defect in value.defects],
        "display_name": display_name(content),
        "parts": [part(each) for each in message.walk() if not each.is_multipart()],
        "longest_line": max(map(len, lines)),
        "longest_header_line": max(map(len, content.split(b"\r\n\r\n")[0].split(b"\r\n"))),
        "bare_line_breaks": sum(b"\n" in line or b"\r" in line for line in lines),
    }


class Handler:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local == "early":
            server.transport.abort()
            return "421 gone"
        if local in REFUSALS:
            return REFUSALS[local]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Handler.count += 1
        local = envelope.rcpt_tos[0].split("@")[0]
        mail = reading(envelope.content) | {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "options": [str(option) for option in envelope.mail_options],
            "name": session.host_name,
            "is_encrypted": server.transport.get_extra_info("ssl_object") is not None,
            "is_authenticated": bool(session.authenticated),
            "connection": session.peer[1],
        }
        with open(f"{FOLDER}/{Handler.count}.part", "w") as file:
            json.dump(mail, file)
        os.rename(f"{FOLDER}/{Handler.count}.part", f"{FOLDER}/{Handler.count}.json")
        if local == "lost":
            server.transport.abort()
        if local == "full":
            return "452 4.2.2 mailbox full"
        if local == "last":
            asyncio.get_running_loop().call_later(0.05, server.transport.close)
        return f"250 2.0.0 OK queued as {Handler.count}"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"salon", b"s3cret: word"), handled=False)


def context():
    key, certificate = f"{FOLDER}/key.pem", f"{FOLDER}/cert.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command = ["openssl", "req", "-x509", "-days", "2", "-keyout", key, "-out", certificate, *curve, *names]
    subprocess.run(command, check=True, capture_output=True)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    return made


async def main():
    tls = context()
    options = {"enable_SMTPUTF8": True, "data_size_limit": 200_000, "hostname": "mx.test"}
    if MODE != "plain":
        options |= {"authenticator": authenticate, "auth_required": MODE != "no-tls", "auth_require_tls": MODE == "starttls"}
    if MODE == "starttls":
        options |= {"tls_context": tls, "require_starttls": True}
    make = lambda: SMTP(Handler(), **options)
    server = await asyncio.get_running_loop().create_server(
        make, "127.0.0.1", 0, ssl=tls if MODE == "implicit" else None
    )
    print(f"listening on 127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


asyncio.run(main())
