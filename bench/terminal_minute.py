"""
The program in pseudo-terminals of several sizes for a minute each, all at once: how much was written, and what it takes of memory from
ten seconds to ten seconds. None of it may grow once everything has been drawn and traded for a while.

    python3 bench/terminal_minute.py artifacts/bin/Danta.Host/release/danta.dll [seconds]
"""
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

DANTA = sys.argv[1]
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 60
SIZES = [(40, 10), (55, 20), (80, 24), (200, 50)]


class Terminal:
    def __init__(self, columns, rows):
        self.name, self.bytes, self.memory, self.code = f"{columns}x{rows}", 0, [], None
        self.process, self.line = pty.fork()
        if self.process == 0:
            os.environ["TERM"] = "xterm-256color"
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvp("dotnet", ["dotnet", DANTA, "demo", "--for", f"{SECONDS:.0f}s", "--seed", "7"])
        fcntl.ioctl(self.line, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self):
        try:
            read = os.read(self.line, 65_536)
        except OSError:
            read = b""
        self.bytes += len(read)
        if not read:
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def look(self):
        if self.code is None:
            with open(f"/proc/{self.process}/status", encoding="ascii") as status:
                self.memory += [int(line.split()[1]) / 1000 for line in status if line.startswith("VmRSS")]


terminals = [Terminal(*size) for size in SIZES]
looked = time.monotonic()
while living := [terminal for terminal in terminals if terminal.code is None]:
    for line in select.select([terminal.line for terminal in living], [], [], 1)[0]:
        next(terminal for terminal in living if terminal.line == line).read()
    if time.monotonic() - looked >= 10:
        looked = time.monotonic()
        for terminal in terminals:
            terminal.look()
for terminal in terminals:
    print(f"{terminal.name:>7}  code {terminal.code}  {terminal.bytes / 1000:8,.0f} kB written  resident MB each ten seconds: "
          + " ".join(f"{each:.0f}" for each in terminal.memory))
