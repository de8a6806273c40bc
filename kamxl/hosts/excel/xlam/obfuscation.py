"""The lightly hidden values of a macro project (MS-OVBA 2.4.3): protection, password, visibility.

Ours say: not protected, no password, visible. Anyone may open the project and read every line.
"""

_VERSION = 2
_FILLER = 7
"""The value of the bytes that mean nothing; Office takes random ones, we want the same file every time."""


def obfuscated(content: bytes, *, project_id: str, seed: int) -> str:
    """Return content as a project file holds it, in hexadecimal.

    Args:
        content: The plain bytes.
        project_id: The id of the project as it is written there, in braces.
        seed: One byte. Office takes a random one; a fixed one gives the same text on every build.
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    hidden = [seed, seed ^ _VERSION, seed ^ key]
    before = key
    filler = bytes([_FILLER]) * ((seed & 6) // 2)
    for plain in filler + len(content).to_bytes(4, "little") + content:
        hidden.append(plain ^ (hidden[-2] + before & 0xFF))
        before = plain
    return bytes(hidden).hex().upper()


def revealed(hexadecimal: str) -> bytes:
    """Return the content of a hidden value.

    Raises:
        ValueError: The value is cut or was made another way.
    """
    hidden = bytes.fromhex(hexadecimal)
    seed = hidden[0]
    if hidden[1] ^ seed != _VERSION:
        raise ValueError("The hidden value is of another version.")
    before = hidden[2] ^ seed
    plain = bytearray()
    for place in range(3, len(hidden)):
        before = hidden[place] ^ (hidden[place - 2] + before & 0xFF)
        plain.append(before)
    rest = plain[(seed & 6) // 2 :]
    content = bytes(rest[4:])
    if int.from_bytes(rest[:4], "little") != len(content):
        raise ValueError("The hidden value is cut.")
    return content
