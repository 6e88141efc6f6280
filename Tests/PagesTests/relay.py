"""A relay to a server that can be cut, and that drops answers on request."""

import socket
import threading
from urllib.parse import urlsplit


class Relay:
    def __init__(self, url, port=0):
        self.target = (urlsplit(url).hostname, urlsplit(url).port)
        self.loses = False
        self.connections = set()
        self.lock = threading.Lock()
        self.port = port
        self.mend()
        self.url = f"http://127.0.0.1:{self.port}"

    def mend(self):
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def cut(self):
        """Refuses connections until it is mended."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        with self.lock:
            for connection in self.connections:
                close(connection)
            self.connections.clear()

    def accept(self, listener):
        while True:
            try:
                near, _ = listener.accept()
                far = socket.create_connection(self.target)
            except OSError:
                return
            with self.lock:
                self.connections |= {near, far}
            for source, sink, answers in ((near, far, False), (far, near, True)):
                threading.Thread(target=self.pump, args=(source, sink, answers), daemon=True).start()

    def pump(self, source, sink, answers):
        try:
            while data := source.recv(65_536):
                if answers and self.loses:
                    # The server has done what was asked for, and the browser never learns of it.
                    self.loses = False
                    break
                sink.sendall(data)
        except OSError:
            pass
        for connection in (source, sink):
            close(connection)
            with self.lock:
                self.connections.discard(connection)


def close(connection):
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()
