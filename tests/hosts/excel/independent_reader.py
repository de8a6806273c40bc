"""Oletools as the reader that is not ours. It uses spellings that its own parts call outdated."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from oletools.olevba import VBA_Parser, decompress_stream


def decompressed(container: bytes) -> bytes:
    """Return what oletools finds in a compressed container."""
    return bytes(decompress_stream(bytearray(container)))


def macro_sources(addin: bytes) -> dict[str, str]:
    """Return the text of every module that olevba finds in a file, attributes included, by its stream."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = VBA_Parser("kamxl.xlam", data=addin)
        try:
            return {stream: text for _, stream, _, text in parser.extract_all_macros()}
        finally:
            parser.close()
