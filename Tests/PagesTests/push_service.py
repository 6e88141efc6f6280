"""A push service for Firefox, which asks it for subscriptions and gets messages from it over a WebSocket."""

import base64
import json
import threading
import uuid

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from websockets.sync.server import serve


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class PushService:
    def __init__(self):
        self.connection = None
        self.server = serve(self.talk, "127.0.0.1", 0, subprotocols=["push-notification"])
        self.url = f"ws://127.0.0.1:{self.server.socket.getsockname()[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def preferences(self):
        """The preferences with which Firefox uses this service and lets pages notify without asking."""
        return {
            "dom.push.serverURL": self.url,
            "dom.push.connection.enabled": True,
            "dom.push.enabled": True,
            "dom.push.testing.allowInsecureServerURL": True,
            "dom.push.testing.ignorePermission": True,
            "permissions.default.desktop-notification": 1,
            # There is no desktop that shows them.
            "alerts.useSystemBackend": False,
        }

    def talk(self, connection):
        self.connection = connection
        for text in connection:
            message = json.loads(text)
            answer = self.answer(message, message.get("messageType"))
            if answer is not None:
                connection.send(json.dumps(answer))

    def answer(self, message, kind):
        channel = message.get("channelID")
        match kind:
            case "hello":
                name = message.get("uaid") or uuid.uuid4().hex
                return {"messageType": kind, "uaid": name, "status": 200, "use_webpush": True, "broadcasts": {}}
            case "register":
                endpoint = f"https://push.example/m/{channel}"
                return {"messageType": kind, "channelID": channel, "status": 200, "pushEndpoint": endpoint}
            case "unregister":
                return {"messageType": kind, "channelID": channel, "status": 200}
            case None | "ping":
                return {}

    def deliver(self, subscription, message):
        """Encrypts a message for a subscription (RFC 8291), as Bookable does, and delivers it."""
        keys = subscription["keys"]
        body = http_ece.encrypt(
            json.dumps(message).encode(),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=decode(keys["p256dh"]),
            auth_secret=decode(keys["auth"]),
            version="aes128gcm",
        )
        channel = subscription["endpoint"].rsplit("/", 1)[-1]
        self.connection.send(
            json.dumps(
                {
                    "messageType": "notification",
                    "channelID": channel,
                    "version": uuid.uuid4().hex,
                    "data": encode(body),
                    "headers": {"encoding": "aes128gcm"},
                }
            )
        )
