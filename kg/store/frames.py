"""What passes between the server and its readers and writer: pickled values in frames, and errors that stay errors.

A frame is four bytes of length (big-endian) and so many bytes. Both ends are this program, over a socket pair that
nobody else can open; what a user sent passes as plain texts and bytes.
"""

import pickle
import socket
import struct
from typing import Any, Final

from kg.errors import KgError

LENGTH: Final = struct.Struct("!I")


def packed(value: object) -> bytes:
    """The frame of a value."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(content)) + content


def receive(connection: socket.socket) -> Any:
    """The value of the next frame; raises `EOFError` where the other end is gone."""
    (length,) = LENGTH.unpack(_exactly(connection, LENGTH.size))
    return pickle.loads(_exactly(connection, length))


def _exactly(connection: socket.socket, length: int) -> bytearray:
    content = bytearray(length)
    view, got = memoryview(content), 0
    while got < length:
        count = connection.recv_into(view[got:])
        if count == 0:
            raise EOFError
        got += count
    return content


class Frames:
    """Puts frames together again from the parts in which they arrive."""

    def __init__(self) -> None:
        self._parts = bytearray()

    def take(self, part: bytes) -> list[Any]:
        """The values that are complete with this part."""
        self._parts += part
        values = list[Any]()
        while len(self._parts) >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._parts)
            end = LENGTH.size + length
            if len(self._parts) < end:
                break
            with memoryview(self._parts) as whole:
                values.append(pickle.loads(whole[LENGTH.size : end]))
            del self._parts[:end]
        return values


def error_parts(error: KgError) -> tuple[type[KgError], str, dict[str, object]]:
    """An error as plain parts, without its traceback and cause: those stay with the process that raised it."""
    return type(error), str(error), dict(vars(error))


def error_of(kind: type[KgError], message: str, fields: dict[str, object]) -> KgError:
    """The error of its parts."""
    error = kind.__new__(kind)
    error.args = (message,)
    vars(error).update(fields)
    return error
