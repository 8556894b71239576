"""Zip packages (DOCX, ODT): parts read within limits, and written back with some changed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from taxonomy.checking.documents.limits import MOST_PARTS, UNFOLDED, malformed
from taxonomy.messages import Message

_PIECE = 64 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_LOCKED = 0x1  # the flag of a part that is encrypted
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    IndexError,
    struct.error,
    zlib.error,
)


class Package:
    """The parts of a packed document by name, in their order."""

    def __init__(self, content: bytes) -> None:
        """Unfold them all, as far as is allowed; what the headers say of sizes is not believed.

        Raises `Malformed` for what is no zip, is encrypted or unfolds beyond bounds.
        """
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self.parts: dict[str, bytes] = {}
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as file:
                self._unfold(file)
        except _BROKEN as error:
            raise malformed(
                Message("This document can’t be unpacked. It may be incomplete.")
            ) from error

    def _unfold(self, file: zipfile.ZipFile) -> None:
        infos = file.infolist()
        if len(infos) > MOST_PARTS:
            raise malformed(Message("The document has more than %(most)s parts.", most=MOST_PARTS))
        left = UNFOLDED
        for info in infos:
            if info.flag_bits & _LOCKED:
                raise malformed(Message("The document is encrypted. Save it without a password."))
            if info.compress_type not in _METHODS or info.filename in self.parts:
                raise malformed(
                    Message(
                        "The part “%(name)s” is compressed in a way that can’t be read.",
                        name=info.filename,
                    )
                )
            self.parts[info.filename] = self._part(file, info, left)
            self._infos[info.filename] = info
            left -= len(self.parts[info.filename])

    def _part(self, file: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
        unfolded = bytearray()
        with file.open(info) as part:
            while piece := part.read(_PIECE):
                unfolded += piece
                if len(unfolded) > left:
                    raise malformed(
                        Message(
                            "The document unpacks to more than %(most)s MB.", most=UNFOLDED >> 20
                        )
                    )
        return bytes(unfolded)

    def written(self, changed: Mapping[str, bytes]) -> bytes:
        """The document with some parts changed or added, all others as they were."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as packed:
            for name, part in {**self.parts, **changed}.items():
                packed.writestr(self._info(name), part)
        return file.getvalue()

    def _info(self, name: str) -> zipfile.ZipInfo:
        was = self._infos.get(name)
        if was is None:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            return info
        info = zipfile.ZipInfo(name, max(was.date_time, (1980, 1, 1, 0, 0, 0)))
        info.compress_type = was.compress_type
        info.external_attr = was.external_attr
        return info
