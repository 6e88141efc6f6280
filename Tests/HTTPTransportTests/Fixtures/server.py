"""A server whose every fault is asked for by the path. usage: server.py [CERTIFICATE KEY]"""

import socket
import ssl
import sys
import threading
import time

context = None
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])

lock = threading.Lock()
requests = []  # what came, on all connections
connections = 0


def read_request(stream):
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline()
        if not line:
            return None
        head += line
    lines = head.decode().split("\r\n")
    fields = dict(line.split(":", 1) for line in lines[1:] if ":" in line)
    length = int({name.lower(): value for name, value in fields.items()}.get("content-length", "0"))
    return lines[0], head, stream.read(length)


def answer(connection, body, status="200 OK", fields=""):
    connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{fields}\r\n".encode() + body)


def respond(connection, line, head, body):
    """False where the connection is to be closed."""
    path = line.split(" ")[1].split("?")[0]
    name, _, number = path[1:].partition("/")
    if name == "echo":
        answer(connection, head + body)
    elif name == "status":
        answer(connection, b"", f"{number} Told", "Retry-After: 7\r\n")
    elif name == "count":
        with lock:
            seen = sum(number in line and "/count/" not in line for line in requests)
            answer(connection, f"{connections} {seen}".encode())
    elif name == "big":
        answer(connection, b"x" * int(number))
    elif name == "endless":
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")
    elif name == "fields":
        answer(connection, b"", fields="".join(f"X-{index}: {'y' * 1000}\r\n" for index in range(int(number))))
    elif name == "silent":
        time.sleep(60)
    elif name == "half":
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        return False
    elif name == "drop":
        return False
    elif name == "noise":
        connection.sendall(b"this is no HTTP\r\n\r\n")
        return False
    elif name == "redirect":
        answer(connection, b"", "302 Found", f"Location: {number.replace('|', '/')}\r\n")
    elif name == "stale":
        # Answers, and closes the connection just when the next request of it has come.
        answer(connection, b"")
        connection.recv(1)
        return False
    return True


def serve(connection):
    global connections
    with lock:
        connections += 1
    try:
        if context:
            connection = context.wrap_socket(connection, server_side=True)
        stream = connection.makefile("rb")
        while (request := read_request(stream)) is not None:
            with lock:
                requests.append(request[0])
            if not respond(connection, *request):
                break
    except OSError:
        pass
    finally:
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        connection.close()


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(64)
print(f"listening on 127.0.0.1:{listener.getsockname()[1]}", flush=True)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
