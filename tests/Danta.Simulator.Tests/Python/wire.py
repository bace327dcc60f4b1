"""What the clients beside this share: HTTP on one kept connection, a WebSocket, AES. The standard library alone."""
import base64
import http.client
import json
import os
import socket
import struct
import time
from urllib.parse import urlencode, urlsplit

# Ends a test that hangs; nothing is judged by it.
PATIENCE = 300


class Reply:
    def __init__(self, answer, text):
        self.status, self.text, self.pairs = answer.status, text, answer.getheaders()

    @property
    def headers(self):
        return {name.lower(): value for name, value in self.pairs}

    def json(self):
        return json.loads(self.text)


class Http:
    """One connection that is kept, as a session of a usual library keeps it."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)

    def get(self, path, headers, params):
        return self.send("GET", f"{path}?{urlencode(params)}", headers, None)

    def post(self, path, headers, text):
        return self.send("POST", path, headers, text.encode("utf-8"))

    def send(self, method, path, headers, body):
        self.connection.putrequest(method, path)
        for name, value in headers.items():
            self.connection.putheader(name, value)
        self.connection.putheader("Connection", "keep-alive")
        if body is not None:
            self.connection.putheader("Content-Length", str(len(body)))
        self.connection.endheaders(body)
        answer = self.connection.getresponse()
        return Reply(answer, answer.read().decode("utf-8"))


class Socket:
    """A client of RFC 6455: masked frames out, whole text messages in; a server's Ping is answered."""

    def __init__(self, address, path):
        parts = urlsplit(address)
        self.raw = socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self.raw.sendall((
            f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.raw.recv(4096)
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 101"), head
        assert b"permessage-deflate" not in head

    def send(self, text):
        self.frame(0x1, text.encode("utf-8"))

    def pong(self, text):
        self.frame(0xA, text.encode("utf-8"))

    def ping(self, text):
        self.frame(0x9, text.encode("utf-8"))

    def frame(self, opcode, payload):
        mask = os.urandom(4)
        length = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + struct.pack("!H", len(payload))
        self.raw.sendall(bytes([0x80 | opcode]) + length + mask + bytes(c ^ mask[i % 4] for i, c in enumerate(payload)))

    def receive(self):
        while True:
            first, second = self.take(2)
            length = second & 0x7F
            if length == 126:
                length = struct.unpack("!H", self.take(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", self.take(8))[0]
            payload, opcode = self.take(length), first & 0xF
            if opcode == 0x9:
                self.frame(0xA, payload)
            elif opcode == 0xA:
                self.ponged = payload.decode()
            elif opcode == 0x8:
                raise ConnectionError("closed")
            else:
                return payload.decode("utf-8")

    def take(self, count):
        while len(self.buffer) < count:
            more = self.raw.recv(1 << 16)
            if not more:
                raise ConnectionError("gone")
            self.buffer += more
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def close(self):
        self.raw.close()


def until(socket_, wanted):
    """The first message of which `wanted` makes something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (made := wanted(socket_.receive())) is not None:
            return made
    raise AssertionError("it did not come")


def _tables():
    box, inverse, p, q = [0] * 256, [0] * 256, 1, 1
    while True:
        p ^= (p << 1) ^ (0x11B if p & 0x80 else 0)
        p &= 0xFF
        for shift in (1, 2, 4):
            q ^= (q << shift) & 0xFF
        q ^= 0x09 if q & 0x80 else 0
        box[p] = q ^ _turn(q, 1) ^ _turn(q, 2) ^ _turn(q, 3) ^ _turn(q, 4) ^ 0x63
        if p == 1:
            break
    box[0] = 0x63
    for index, value in enumerate(box):
        inverse[value] = index
    return box, inverse


def _turn(value, by):
    return ((value << by) | (value >> (8 - by))) & 0xFF


BOX, INVERSE = _tables()


def _times(value, by):
    product = 0
    while by:
        product ^= value if by & 1 else 0
        value = (value << 1) ^ (0x11B if value & 0x80 else 0)
        by >>= 1
    return product & 0xFF


def _round_keys(key):
    words, rcon = [list(key[i:i + 4]) for i in range(0, 32, 4)], 1
    for i in range(8, 60):
        word = list(words[i - 1])
        if i % 8 == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= rcon
            rcon = _times(rcon, 2)
        elif i % 8 == 4:
            word = [BOX[b] for b in word]
        words.append([a ^ b for a, b in zip(words[i - 8], word)])
    return [sum(words[i:i + 4], []) for i in range(0, 60, 4)]


def _block(block, keys):
    state = [a ^ b for a, b in zip(block, keys[14])]
    for turn in range(13, -1, -1):
        state = [INVERSE[state[(i - 4 * (i % 4)) % 16]] ^ keys[turn][i] for i in range(16)]
        if turn:
            state = [
                _times(state[c], m[0]) ^ _times(state[c + 1], m[1]) ^ _times(state[c + 2], m[2]) ^ _times(state[c + 3], m[3])
                for c in (0, 4, 8, 12) for m in ((14, 11, 13, 9), (9, 14, 11, 13), (13, 9, 14, 11), (11, 13, 9, 14))]
    return state


def decrypt(key, iv, text):
    """AES-256-CBC with PKCS7; key and iv are the bytes of their letters."""
    cipher, plain, before, keys = base64.b64decode(text), [], list(iv.encode()), _round_keys(key.encode())
    for at in range(0, len(cipher), 16):
        block = list(cipher[at:at + 16])
        plain += [a ^ b for a, b in zip(_block(block, keys), before)]
        before = block
    return bytes(plain[:-plain[-1]]).decode("utf-8")
