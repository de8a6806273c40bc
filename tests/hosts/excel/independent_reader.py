"""Oletools as the reader that is not ours. It uses spellings that its own parts call outdated."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from oletools.olevba import VBA_Parser, decompress_stream

STRINGS = {"Hex Strings", "Base64 Strings"}


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


def suspicions(addin: bytes) -> set[str]:
    """Return the words for which olevba warns of a file, as other scanners do; odd texts aside."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = VBA_Parser("kamxl.xlam", data=addin)
        try:
            found = parser.analyze_macros()
        finally:
            parser.close()
    return {word for kind, word, _ in found if kind in {"AutoExec", "Suspicious"}} - STRINGS
