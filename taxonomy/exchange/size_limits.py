"""Size limits: files are read up to a size, compressed ones counted as they are unpacked."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message

LARGEST = 1024 * 1024 * 1024  # bytes, unfolded
_FOLDS = 200  # times that a compressed file may unfold, once it is larger than
_SMALL = 64 * 1024 * 1024  # bytes
LONGEST_LINE = 16 * 1024 * 1024  # bytes; what reads the file may hold a line in memory


class Bounded(io.RawIOBase):
    """A binary file that refuses to give more than so many bytes, or too long a line.

    Reading past them raises `Malformed`, with the name of the file.
    """

    def __init__(
        self,
        file: BinaryIO,
        name: str,
        largest: int = LARGEST,
        *,
        unfolds: "Bounded | None" = None,
    ) -> None:
        """Read that file, which this does not close and which `unfolds` what is compressed."""
        super().__init__()
        self._file = file
        self._name = name
        self._largest = largest
        self._unfolds = unfolds
        self.given = 0
        self._of_line = 0
        self.longest_line = LONGEST_LINE
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """The next bytes, without going past them."""
        if len(self._ahead) < size:
            self._ahead += self._file.read(size - len(self._ahead))
        return self._ahead[:size]

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # a writable buffer
        """Fill a buffer, as far as the file goes."""
        given, self._ahead = self._ahead[: len(buffer)], self._ahead[len(buffer) :]
        if not given:
            given = self._file.read(len(buffer))
        self.given += len(given)
        last = given.rfind(b"\n")
        self._of_line = len(given) - last - 1 if last >= 0 else self._of_line + len(given)
        for message in self._too_much():
            raise Malformed([Violation("size", "", message, self._name)])
        buffer[: len(given)] = given
        return len(given)

    def _too_much(self) -> Iterator[Message]:
        if self.given > self._largest:
            yield Message(
                "The file is larger than %(most)s bytes when unpacked. Split it.",
                most=self._largest,
            )
        if self._of_line > self.longest_line:
            yield Message(
                "A line is longer than %(most)s bytes. Break it into several.",
                most=self.longest_line,
            )
        if self._unfolds is not None and self.given > max(_SMALL, _FOLDS * self._unfolds.given):
            yield Message(
                "The file unpacks to more than %(times)s times its size. Send it uncompressed.",
                times=_FOLDS,
            )
