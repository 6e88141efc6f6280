"""Answers as Twilio's OpenAPI document says, by connexion, which refuses what does not meet it.

Prints `listening on 127.0.0.1:PORT`. It keeps nothing: each answer is the document's example. Ends when its standard input does.
"""

import json
import logging
import pathlib
import socket
import sys
import threading

import connexion
import uvicorn
from connexion.mock import MockResolver

SPECIFICATION = json.loads((pathlib.Path(__file__).parent / "Fixtures/twilio-messages.openapi.json").read_text(encoding="utf-8"))
# Connexion would ask for a function that checks passwords.
SPECIFICATION.pop("security", None)
SPECIFICATION["components"].pop("securitySchemes", None)
for path in SPECIFICATION["paths"].values():
    for operation in path.values():
        if isinstance(operation, dict):
            operation.pop("security", None)


def main():
    logging.disable(logging.INFO)
    app = connexion.FlaskApp(__name__)
    app.add_api(SPECIFICATION, resolver=MockResolver(mock_all=True), strict_validation=True, validate_responses=False)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    print(f"listening on 127.0.0.1:{listener.getsockname()[1]}", flush=True)
    sys.stdin.read()


main()
