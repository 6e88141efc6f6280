"""Runs Cyrus as a calendar and mail server with the user master, whose password is secret.

usage: cyrus_server.py FOLDER

Prints `listening on 127.0.0.1:PORT`. The calendars are below /dav/calendars/user/master/. FOLDER/imap has the port of IMAP, FOLDER/lmtp
that of LMTP, which takes mails to master without a login. Ends when its standard input does.
"""

import imaplib
import os
import pathlib
import pwd
import signal
import socket
import subprocess
import sys
import time

SETTINGS = """
configdirectory: {folder}/conf
defaultpartition: default
partition-default: {folder}/spool
admins: cyrus
servername: localhost
virtdomains: off
unixhierarchysep: yes
altnamespace: yes
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {folder}/sasldb2
sasl_mech_list: PLAIN
allowplaintext: yes
httpmodules: caldav freebusy
caldav_create_default: yes
calendar_user_address_set: example.com
"""
SERVICES = """
START {{
    recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -C {folder}/imapd.conf -r"
}}
SERVICES {{
    http cmd="/usr/lib/cyrus/bin/httpd -C {folder}/imapd.conf" listen="127.0.0.1:{http}" prefork=0
    imap cmd="/usr/lib/cyrus/bin/imapd -C {folder}/imapd.conf" listen="127.0.0.1:{imap}" prefork=0
    lmtp cmd="/usr/lib/cyrus/bin/lmtpd -C {folder}/imapd.conf -a" listen="127.0.0.1:{lmtp}" prefork=0
}}
EVENTS {{
}}
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def login(port):
    """Over IMAP as the administrator, once it answers."""
    for _ in range(200):
        try:
            client = imaplib.IMAP4("127.0.0.1", port, timeout=10)
            client.login("cyrus", "secret")
            return client
        except (OSError, imaplib.IMAP4.error):
            time.sleep(0.05)
    raise SystemExit("Cyrus does not answer")


def main():
    # Threads of whoever starts this block signals, which the server would inherit: it could not be stopped.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    folder = pathlib.Path(sys.argv[1])
    places = {"folder": folder, "http": free_port(), "imap": free_port(), "lmtp": free_port()}
    for name in ("imap", "lmtp"):
        (folder / name).write_text(f"{places[name]}", encoding="ascii")
    (folder / "imapd.conf").write_text(SETTINGS.format(**places), encoding="utf-8")
    (folder / "cyrus.conf").write_text(SERVICES.format(**places), encoding="utf-8")
    for name in ("db", "socket", "log", "msg", "proc", "ptclient", "sieve", "quota", "user", "lock"):
        (folder / "conf" / name).mkdir(parents=True)
    (folder / "spool").mkdir()
    for user in ("cyrus", "master"):
        subprocess.run(
            ["saslpasswd2", "-p", "-c", "-f", folder / "sasldb2", "-u", "localhost", user], input=b"secret", check=True, capture_output=True
        )
    user = pwd.getpwnam("cyrus")
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, user.pw_uid, user.pw_gid)
    command = ["cyrmaster", "-D", "-C", folder / "imapd.conf", "-M", folder / "cyrus.conf", "-p", folder / "master.pid"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = login(places["imap"])
    client.create("user/master")
    client.logout()
    print(f"listening on 127.0.0.1:{places['http']}", flush=True)
    sys.stdin.read()
    process.terminate()
    process.wait()


main()
