"""Runs Postfix as a mail server that accepts mail for client.test and salon.test, and bounces what it cannot deliver.

usage: postfix_server.py FOLDER COMMAND...

Prints `listening on 127.0.0.1:PORT`, which takes mail of this machine without TLS or login. Mails to gone@client.test are accepted and
bounced afterwards; each mail to bounces+…@salon.test goes to the standard input of COMMAND, with `--recipient` and its address, whose status
and output are lines of FOLDER/commands. All others are discarded. Ends when its standard input does.

Postfix and Exim cannot be installed together, so scripts/install-message-peers unpacks Postfix into .build/postfix.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bounce_relay import free_port, serve_command, wait_for  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2] / ".build/postfix"

# Accounts that every Debian has: those of Postfix come with its installation.
OWNER, GROUP, RUNNER = "games", "uucp", "Debian-exim"

MAIN = """
compatibility_level = 3.6
queue_directory = @DIR@/queue
data_directory = @DIR@/data
meta_directory = @DIR@/conf
command_directory = @ROOT@/usr/sbin
daemon_directory = @ROOT@/usr/lib/postfix/sbin
shlib_directory = @ROOT@/usr/lib/postfix
mail_owner = @OWNER@
setgid_group = @GROUP@
import_environment = LD_LIBRARY_PATH MAIL_CONFIG
myhostname = mx.test
mydestination =
relay_domains = salon.test client.test
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
default_transport = discard
relay_transport = discard
maillog_file = @DIR@/log
maillog_file_prefixes = @DIR@
"""

MASTER = """
127.0.0.1:@PORT@ inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
gone unix - n n - - pipe
  user=@RUNNER@ argv=/usr/bin/python3 @DIR@/gone.py
"""

# What an operator adds, as docs/messages.md shows it.
BOUNCES_MAIN = """recipient_delimiter = +
transport_maps = hash:@DIR@/conf/transport
"""
BOUNCES_TRANSPORT = "bounces@salon.test bookable:\n"
BOUNCES_MASTER = """bookable unix - n n - 2 pipe
  flags=R user=@RUNNER@ argv=/usr/bin/python3 @DIR@/relay.py --recipient ${recipient}
"""

# How a program that delivers mail says that nobody has this address (EX_NOUSER).
GONE = "raise SystemExit(67)\n"

QUEUES = {name: 0o700 for name in ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace")}
SHARED_QUEUES = {"maildrop": 0o730, "public": 0o710}


def make_folders(folder):
    for name in ("conf", "queue", "queue/pid", "data"):
        (folder / name).mkdir()
    for name, mode in (QUEUES | SHARED_QUEUES).items():
        path = folder / "queue" / name
        path.mkdir()
        path.chmod(mode)
        shutil.chown(path, OWNER, GROUP if name in SHARED_QUEUES else None)
    shutil.chown(folder / "data", OWNER)
    folder.chmod(0o755)


def main():
    # Threads of whoever starts this block signals, which the server would inherit: it could not be stopped.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    folder, command = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    port = free_port()
    values = {"DIR": folder, "ROOT": ROOT, "PORT": port, "OWNER": OWNER, "GROUP": GROUP, "RUNNER": RUNNER}
    make_folders(folder)
    serve_command(folder, command)

    def write(name, text):
        for key, value in values.items():
            text = text.replace(f"@{key}@", str(value))
        (folder / name).write_text(text, encoding="utf-8")

    write("conf/main.cf", MAIN + BOUNCES_MAIN)
    write("conf/master.cf", MASTER + BOUNCES_MASTER)
    write("conf/transport", BOUNCES_TRANSPORT + "gone@client.test gone:\n")
    write("gone.py", GONE)
    shutil.copy(ROOT / "usr/share/postfix/dynamicmaps.cf", folder / "conf")
    environment = os.environ | {"LD_LIBRARY_PATH": str(ROOT / "usr/lib/postfix"), "MAIL_CONFIG": str(folder / "conf")}
    subprocess.run([ROOT / "usr/sbin/postmap", f"hash:{folder}/conf/transport"], env=environment, check=True)
    process = subprocess.Popen([ROOT / "usr/lib/postfix/sbin/master", "-c", folder / "conf", "-d"], env=environment)
    wait_for(port)
    print(f"listening on 127.0.0.1:{port}", flush=True)
    sys.stdin.read()
    process.terminate()
    process.wait()


main()
