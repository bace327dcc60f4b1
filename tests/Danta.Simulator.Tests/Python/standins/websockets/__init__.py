"""Stands in for the library of that name, as far as its client is asked here."""
from urllib.parse import urlsplit

from wire import Socket


class connect:
    def __init__(self, uri, **options):
        self.uri = uri

    async def __aenter__(self):
        self.socket = Socket(self.uri, urlsplit(self.uri).path or "/")
        return self

    async def __aexit__(self, *fault):
        self.socket.close()

    async def send(self, text):
        self.socket.send(text)

    async def recv(self):
        return self.socket.receive()
