"""What undoes the codings of a body, and notices one that is cut short or is none."""

import zlib
from typing import Dict, Iterator, List, Optional

#: Bytes of a body that are unpacked at a time.
PART = 262_144
#: By the names of ``Content-Encoding`` (RFC 9110, 8.4.1): whether what is packed is a file of gzip.
KNOWN: Dict[str, bool] = {"gzip": True, "x-gzip": True, "deflate": False}


class Uncoded(Exception):
    """A body that isn't coded as its header says."""


class CutShort(Exception):
    """A body that ends before its coding does."""


class Coding:
    """Undoes codings, the last one first."""

    def __init__(self, names: List[str]) -> None:
        self._layers = [_Layer(KNOWN[name]) for name in reversed(names)]

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What a piece of the body unpacks to.

        :raises Uncoded: where it can't be unpacked
        """
        return self._through(data, 0)

    def _through(self, data: bytes, at: int) -> Iterator[bytes]:
        if at == len(self._layers):
            yield data
            return
        for piece in self._layers[at].pieces(data):
            yield from self._through(piece, at + 1)

    def end(self) -> None:
        """
        :raises CutShort: where more should have come
        """
        if any(layer.is_open for layer in self._layers):
            raise CutShort("the packed body ends too early")


class _Layer:
    def __init__(self, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16 if is_gzip else zlib.MAX_WBITS)
        #: What came before anything was unpacked; some send ``deflate`` without its head.
        self._first: Optional[bytes] = b""
        #: Whether something began that has not ended.
        self.is_open = False
        #: Files of gzip that have ended.
        self._ended = 0

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._ended and not self.is_open:
                data = data.lstrip(b"\0")
                if not self._is_gzip or not data:
                    return
                self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
            self.is_open = True
            if self._first is not None:
                self._first += data
            try:
                out = self._unpack.decompress(data, PART)
            except zlib.error as error:
                if self._ended:
                    # What stands behind a whole file is not of it.
                    self.is_open = False
                    self._is_gzip = False
                    return
                if self._is_gzip or self._first is None:
                    raise Uncoded("the body isn't packed as its Content-Encoding says") from error
                self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
                data, self._first = self._first, None
                continue
            while out:
                self._first = None
                yield out
                out = self._unpack.decompress(self._unpack.unconsumed_tail, PART)
            data = b""
            if self._unpack.eof:
                self.is_open = False
                self._ended += 1
                data = self._unpack.unused_data


def coding_of(header: Optional[str]) -> Optional[Coding]:
    """What undoes the codings that a header names; None where one of them is not known here."""
    names = [name.strip().lower() for name in (header or "").split(",")]
    named = [name for name in names if name not in ("", "identity")]
    return Coding(named) if all(name in KNOWN for name in named) else None
