"""A well-formed VBA project that does nothing: a compound file (MS-CFB) with the streams of MS-OVBA."""

import struct

SECTOR, MINI = 512, 64
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NOTHING = FREE
MODULES = {
    "ThisWorkbook": 'Attribute VB_Name = "ThisWorkbook"\r\nAttribute VB_Base = '
    '"0{00020819-0000-0000-C000-000000000046}"\r\n',
    "Module1": 'Attribute VB_Name = "Module1"\r\nSub Nothing_To_Do()\r\n    \' kept, never '
    "run\r\nEnd Sub\r\n",
}


def vba_project() -> bytes:
    """Return the bytes of a vbaProject.bin."""
    lines = [
        'ID="{0CD2F5A1-7777-4F5E-8C0F-0123456789AB}"',
        "Document=ThisWorkbook/&H00000000",
        "Module=Module1",
    ]
    lines += [
        'Name="VBAProject"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        "",
        "[Host Extender Info]",
    ]
    lines += ["&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000", ""]
    modules = {name: packed(code.encode("cp1252")) for name, code in MODULES.items()}
    return compound(
        {"PROJECT": "\r\n".join(lines).encode("cp1252")},
        {"dir": packed(_dir()), "_VBA_PROJECT": bytes.fromhex("CC61FFFF000000"), **modules},
    )


def packed(content: bytes) -> bytes:
    """Return bytes in the container of MS-OVBA 2.4.1, every one of them a literal."""
    done = b"\x01"
    for start in range(0, len(content), 2048):
        chunk = content[start : start + 2048]
        tokens = b"".join(b"\x00" + chunk[place : place + 8] for place in range(0, len(chunk), 8))
        done += struct.pack("<H", (len(tokens) - 1) | 0xB000) + tokens
    return done


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HI", kind, len(content)) + content


def _dir() -> bytes:
    """Return the list of modules, as MS-OVBA 2.3.4.2 wants it."""
    done = _record(0x01, struct.pack("<I", 1)) + _record(0x02, struct.pack("<I", 0x409))
    done += _record(0x14, struct.pack("<I", 0x409)) + _record(0x03, struct.pack("<H", 1252))
    done += _record(0x04, b"VBAProject") + _record(0x05, b"") + _record(0x40, b"")
    done += _record(0x06, b"") + _record(0x3D, b"") + _record(0x07, bytes(4)) + _record(0x08, bytes(4))
    done += struct.pack("<HIIH", 0x09, 4, 1, 1) + _record(0x0C, b"") + _record(0x3C, b"")
    done += _record(0x0F, struct.pack("<H", len(MODULES))) + _record(0x13, b"\xff\xff")
    for name in MODULES:
        plain, wide = name.encode("cp1252"), name.encode("utf-16-le")
        done += _record(0x19, plain) + _record(0x47, wide) + _record(0x1A, plain) + _record(0x32, wide)
        done += _record(0x1C, b"") + _record(0x48, b"") + _record(0x31, bytes(4)) + _record(0x1E, bytes(4))
        done += _record(0x2C, b"\xff\xff") + _record(0x22 if name == "ThisWorkbook" else 0x21, b"")
        done += _record(0x2B, b"")
    return done + _record(0x10, b"")


def compound(root: dict[str, bytes], vba: dict[str, bytes]) -> bytes:
    """Return a compound file: small streams in the root, and in the storage VBA."""
    mini, mini_fat, starts = b"", [], {}
    for name, content in {**root, **vba}.items():
        starts[name] = len(mini_fat)
        count = -(-len(content) // MINI)
        mini += content.ljust(count * MINI, b"\x00")
        mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), END]
    entries = _entries(root, vba, starts, len(mini))
    parts = [padded(entries), padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), b"\xff"), padded(mini)]
    fat, place = [FAT_SECTOR], 1
    firsts = []
    for part in parts:
        firsts.append(place)
        count = len(part) // SECTOR
        fat += [*range(place + 1, place + count), END]
        place += count
    head = (
        bytes.fromhex("D0CF11E0A1B11AE1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, 1, firsts[0], 0, 4096, firsts[1], len(parts[1]) // SECTOR, END, 0)
    head += struct.pack("<I", 0) + b"\xff" * 4 * 108
    body = entries_root_start(parts[0], firsts[2])
    return head + padded(struct.pack(f"<{len(fat)}I", *fat), b"\xff") + body + parts[1] + parts[2]


def padded(content: bytes, filler: bytes = b"\x00") -> bytes:
    """Fill up to whole sectors."""
    return content.ljust(-(-len(content) // SECTOR) * SECTOR, filler)


def entries_root_start(entries: bytes, start: int) -> bytes:
    """Say in the root's entry where the small streams begin."""
    return entries[:116] + struct.pack("<I", start) + entries[120:]


def _entries(root: dict[str, bytes], vba: dict[str, bytes], starts: dict[str, int], size: int) -> bytes:
    """Return the directory: the root, the storage VBA, and the streams, each list a chain to the right."""
    outer, inner = _sorted(["VBA", *root]), _sorted(list(vba))
    number = {name: place for place, name in enumerate(["", *outer, *inner])}
    done = _entry("Root Entry", 5, NOTHING, number[outer[0]], (0, size))
    for names in (outer, inner):
        for name, following in zip(names, [*names[1:], ""], strict=True):
            right = number[following] if following else NOTHING
            if name == "VBA":
                done += _entry(name, 1, right, number[inner[0]], (0, 0))
            else:
                done += _entry(name, 2, right, NOTHING, (starts[name], len({**root, **vba}[name])))
    unused = bytes(68) + b"\xff" * 12 + bytes(48)
    return done + unused * (-len(done) // 128 % 4)


def _sorted(names: list[str]) -> list[str]:
    """Return names in the order of a compound file: short ones first."""
    return sorted(names, key=lambda name: (len(name), name.upper()))


def _entry(name: str, kind: int, right: int, child: int, where: tuple[int, int]) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    head = wide.ljust(64, b"\x00") + struct.pack("<HBBIII", len(wide), kind, 1, NOTHING, right, child)
    return head + bytes(36) + struct.pack("<IQ", *where)
