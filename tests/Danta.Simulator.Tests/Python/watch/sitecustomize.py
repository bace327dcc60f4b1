"""
Python loads this by itself before any program: whatever would leave this machine is written down and does not leave. A program's
own guard is asked first, as the real functions would ask it.
"""
import os
import socket
import sys

HERE = {None, "", "localhost", "127.0.0.1", "::1"}


def watched(event, real, host_of):
    def call(*args, **kwargs):
        sys.audit(event, *args)
        host = host_of(*args)
        host = host.decode() if isinstance(host, bytes) else host
        if host not in HERE:
            with open(os.environ["DANTA_LEFT"], "a", encoding="utf-8") as left:
                left.write(f"{host}\n")
            raise ConnectionRefusedError(host)
        return real(*args, **kwargs)
    return call


class Watched(socket.socket):
    def connect(self, address):
        if isinstance(address, tuple):
            return watched("socket.connect", lambda _, there: socket._socket.socket.connect(self, there), lambda _, there: there[0])(self, address)
        return super().connect(address)


socket.getaddrinfo = watched("socket.getaddrinfo", socket.getaddrinfo, lambda host, *rest, **more: host)
socket.socket = Watched
