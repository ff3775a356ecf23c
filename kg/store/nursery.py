"""Where readers and the writer come from: one small process that has loaded what they need, and forks them.

A server has threads, so it must not fork itself, and starting an interpreter for each reader takes a hundred times
longer than a fork. The nursery has no threads and opens no store. It ends its children when the server is gone.
"""

import ctypes
import gc
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.store import worker

READER: Final = b"r"
WRITER: Final = b"w"
_KILL: Final = b"k"
_DEMOTE: Final[dict[bytes, int]] = {b"d": 10, b"D": 19}
"""Niceness; the weakest still gets a hundredth of what others get, so that on a busy machine it comes to an end."""
_JOBS: Final[dict[bytes, Callable[[socket.socket, Path, int], None]]] = {READER: worker.read, WRITER: worker.write}
_PR_SET_PDEATHSIG: Final = 1
_ORDER: Final = struct.Struct("!cI")
"""What to do, and the number of the child."""
ENDED: Final = struct.Struct("!Ii")
"""Number of a child that has ended, and how: its exit code, or the negative number of the signal that ended it."""
_START: Final = (
    "import json, sys; sys.path[:], data, memory, descriptor = json.loads(sys.argv[1]); "
    "from kg.store.nursery import main; main(data, memory, descriptor)"
)


class Nursery:
    """The server's end of a nursery; children are named by numbers that the server chooses.

    All methods raise `OSError` where the nursery has been killed; then all its children are gone as well.
    """

    def __init__(self, data: Path, memory: int) -> None:
        """`memory` is how many MiB a reader may use for its queries, 0 is no limit."""
        ours, theirs = socket.socketpair()
        with theirs:
            options = json.dumps([sys.path, str(data), memory, theirs.fileno()])
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, options], pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        self.process_id = self._process.pid
        self.control = ours
        """Tells which children have ended, each as an `ENDED`."""

    def spawn(self, kind: bytes, number: int) -> socket.socket:
        """Start a child; its end of the connection says its process id once it is ready."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.control, [_ORDER.pack(kind, number)], [theirs.fileno()])
        ours.setblocking(False)
        return ours

    def kill(self, number: int) -> None:
        """Kill a child at once; one that has ended already is let be."""
        self.control.sendall(_ORDER.pack(_KILL, number))

    def demote(self, number: int, *, is_last: bool) -> None:
        """Let other processes compute before a child; `is_last`: before all others."""
        self.control.sendall(_ORDER.pack(b"D" if is_last else b"d", number))

    def close(self) -> None:
        """End the nursery and its children."""
        self.control.close()
        self._process.wait()


def main(data: str, memory: int, descriptor: int) -> None:
    """The nursery's process, with its end of the control connection."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # it ends with the server, which may have answers to finish
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=descriptor) as control, _child_signals() as ends:
        children = _Children(control, Path(data), memory)
        try:
            while True:
                ready, _, _ = select.select([control, ends], [], [])
                if ends in ready:
                    ends.recv(4096)
                    children.reap()
                if control in ready:
                    children.obey()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            children.end()


@contextmanager
def _child_signals() -> Iterator[socket.socket]:
    """A socket that can be read whenever a child has ended."""
    inside, outside = socket.socketpair()
    with inside, outside:
        inside.setblocking(False)
        signal.set_wakeup_fd(inside.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        yield outside
        signal.set_wakeup_fd(-1)


class _Children:
    """The children of a nursery, by number."""

    def __init__(self, control: socket.socket, data: Path, memory: int) -> None:
        self._control = control
        self._data = data
        self._memory = memory
        self._processes: dict[int, int] = {}

    def obey(self) -> None:
        """Do the next thing that the server wants; raises `EOFError` where it is gone."""
        order, descriptors, _, _ = socket.recv_fds(self._control, _ORDER.size, 1)
        if not order:
            raise EOFError
        kind, number = _ORDER.unpack(order)
        if descriptors:
            self._fork(kind, number, descriptors[0])
        elif number in self._processes:
            process = self._processes[number]
            _kill(process) if kind == _KILL else os.setpriority(os.PRIO_PROCESS, process, _DEMOTE[kind])

    def _fork(self, kind: bytes, number: int, descriptor: int) -> None:
        process = os.fork()
        if process == 0:
            try:
                self._control.close()
                _be_child(_JOBS[kind], socket.socket(fileno=descriptor), self._data, self._memory)
                os._exit(0)
            finally:
                sys.excepthook(*sys.exc_info())  # there is an error, else it has ended above
                os._exit(1)
        os.close(descriptor)
        self._processes[number] = process

    def reap(self) -> None:
        """Tell the server of all children that have ended."""
        for number, process in tuple(self._processes.items()):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                del self._processes[number]
                self._control.sendall(ENDED.pack(number, os.waitstatus_to_exitcode(status)))

    def end(self) -> None:
        """Kill all children: nobody waits for what they are doing."""
        for process in self._processes.values():
            _kill(process)


def _be_child(
    job: Callable[[socket.socket, Path, int], None], connection: socket.socket, data: Path, memory: int
) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _die_with_parent()
    _mute_engine()
    with connection:
        job(connection, data, memory)


def _die_with_parent() -> None:
    """Where the nursery itself is killed, nobody else could end a query that runs on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _mute_engine() -> None:
    """Send what the engine itself says when it aborts nowhere: the server tells it better. Our errors still come."""
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1, encoding="utf-8", errors="backslashreplace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _kill(process: int) -> None:
    """The child has not been waited for, so its id is still its own."""
    os.kill(process, signal.SIGKILL)
