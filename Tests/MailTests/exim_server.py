"""Runs Exim as a mail server that accepts mail for client.test and salon.test, and bounces what it cannot deliver.

usage: exim_server.py FOLDER [COMMAND...]

Prints `listening on 127.0.0.1:PORT`, which takes STARTTLS; FOLDER/implicit has the port that speaks TLS at once. The login is salon,
`s3cret: word`. FOLDER/mbox gets every mail, bounces too. At RCPT, nobody is unknown, grey is deferred, and gone is accepted and bounced
afterwards. With LMTP_PORT in the environment, mails to mailbox.test go there. Each mail to bounces+…@salon.test goes to the standard input of COMMAND, whose status and output are lines of FOLDER/commands.
Ends when its standard input does.
"""

import os
import pathlib
import pwd
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bounce_relay import free_port, serve_command, wait_for  # noqa: E402

CONFIGURATION = r"""
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = @DIR@/spool
log_file_path = @DIR@/log/%s
pid_file_path =
primary_hostname = mx.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = @STARTTLS@ : @IMPLICIT@
tls_on_connect_ports = @IMPLICIT@
tls_advertise_hosts = *
tls_certificate = @DIR@/cert.pem
tls_privatekey = @DIR@/key.pem
auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
host_lookup =
rfc1413_hosts =
dns_ipv4_lookup = *
disable_ipv6 = true
message_size_limit = 100K
domainlist local_domains = salon.test : client.test : mailbox.test
acl_smtp_rcpt = recipients
begin acl
recipients:
  deny local_parts = nobody
       message = 5.1.1 no such user
  defer local_parts = grey
        message = 4.7.1 try later
  accept domains = +local_domains
         authenticated = *
  deny message = 5.7.1 relaying denied
begin routers
gone:
  driver = redirect
  local_parts = gone
  allow_fail
  data = :fail: 5.1.1 mailbox gone
@BOUNCES@@MAILBOX@local:
  driver = accept
  domains = +local_domains
  transport = mailbox
begin transports
mailbox:
  driver = appendfile
  file = @DIR@/mbox
  envelope_to_add
  return_path_add
  user = Debian-exim
  group = Debian-exim
@PIPE@@LMTP@begin retry
* * F,2h,15m
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and{{eq{$auth2}{salon}}{eq{$auth3}{s3cret: word}}}}
  server_set_id = $auth2
"""


# The suffix and the two parts that an operator adds, as docs/messages.md shows them.
BOUNCES = r"""bounces:
  driver = accept
  domains = salon.test
  local_parts = bounces
  local_part_suffix = +*
  transport = bookable
"""
MAILBOX = r"""mailbox:
  driver = manualroute
  domains = mailbox.test
  route_list = * 127.0.0.1
  self = send
  transport = lmtp
"""
LMTP = r"""lmtp:
  driver = smtp
  protocol = lmtp
  port = @LMTP_PORT@
  allow_localhost
"""
PIPE = r"""bookable:
  driver = pipe
  command = /usr/bin/python3 @DIR@/relay.py
  user = Debian-exim
  group = Debian-exim
"""


def main():
    # Threads of whoever starts this block signals, which the server would inherit: it could not be stopped.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    folder = pathlib.Path(sys.argv[1])
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
        + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        + ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True,
        capture_output=True,
    )
    for name in ("spool", "log"):
        (folder / name).mkdir()
    port, implicit = free_port(), free_port()
    (folder / "implicit").write_text(f"{implicit}", encoding="ascii")
    command = sys.argv[2:]
    if command:
        serve_command(folder, command)
    text = CONFIGURATION.replace("@BOUNCES@", BOUNCES if command else "").replace("@PIPE@", PIPE if command else "")
    lmtp = os.environ.get("LMTP_PORT", "")
    text = text.replace("@MAILBOX@", MAILBOX if lmtp else "").replace("@LMTP@", LMTP if lmtp else "").replace("@LMTP_PORT@", lmtp)
    text = text.replace("@DIR@", str(folder)).replace("@STARTTLS@", str(port)).replace("@IMPLICIT@", str(implicit))
    (folder / "exim.conf").write_text(text, encoding="utf-8")
    user = pwd.getpwnam("Debian-exim")
    for path in [folder, *folder.iterdir()]:
        os.chown(path, user.pw_uid, user.pw_gid)
    # Owned by root, or Exim gives up its rights before it can deliver.
    os.chown(folder / "exim.conf", 0, 0)
    process = subprocess.Popen(["exim4", "-C", str(folder / "exim.conf"), "-bdf", "-q1m"])
    wait_for(port)
    print(f"listening on 127.0.0.1:{port}", flush=True)
    sys.stdin.read()
    process.terminate()
    process.wait()


main()
