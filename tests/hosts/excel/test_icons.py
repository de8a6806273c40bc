"""The icons: each drawn as a vector and in every size, and used."""

import struct
from pathlib import Path

import pytest

from kamxl.hosts.addin.buttons import BUTTONS, icon
from kamxl.hosts.excel.ribbon import image_pixels

ICONS = Path(__file__).parents[3] / "kamxl" / "hosts" / "addin" / "icons"
SIZES = (16, 20, 24, 32, 40, 48, 64)
NAMES = sorted(button.command for button in BUTTONS)
BY_NAME = {button.command: button for button in BUTTONS}


def test_every_button_has_its_own_drawing_and_every_drawing_a_button() -> None:
    assert sorted(path.stem for path in ICONS.glob("*.svg")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_there_in_every_size_with_its_edges_see_through(name: str) -> None:
    for pixels in SIZES:
        content = icon(BY_NAME[name], pixels)
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        width, height, depth, kind = struct.unpack_from(">IIBB", content, 16)
        assert (width, height, depth, kind) == (pixels, pixels, 8, 6)


def test_no_picture_is_left_over() -> None:
    pictures = {path.name for path in ICONS.glob("*.png")}
    assert pictures == {f"{name}_{pixels}.png" for name in NAMES for pixels in SIZES}
    assert {image_pixels(one) for one in BUTTONS} <= set(SIZES)
