"""Streaming: text written as a whole and sent in chunks."""

import io


class Pieces(io.StringIO):
    """A file in memory from which what was written is taken, again and again."""

    def taken(self) -> bytes:
        """What was written since the last time, in UTF-8."""
        content = self.getvalue()
        self.seek(0)
        self.truncate()
        return content.encode()
