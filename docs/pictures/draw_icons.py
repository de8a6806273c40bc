"""Draw each icon of the ribbon in every size that a ribbon or a toolbar may show.

The drawings (kamxl/hosts/addin/icons/*.svg) stand on a grid of 32 with edges on even numbers, so that they
are sharp at 16 and 32 pixels. Only whoever changes one needs this: `pip install resvg-py`, then
`python docs/pictures/draw_icons.py`.
"""

from pathlib import Path

import resvg_py

ICONS = Path(__file__).parents[2] / "kamxl" / "hosts" / "addin" / "icons"
SIZES = (16, 20, 24, 32, 40, 48, 64)


def main() -> None:
    """Write NAME_SIZE.png beside each NAME.svg."""
    for drawing in sorted(ICONS.glob("*.svg")):
        for pixels in SIZES:
            png = resvg_py.svg_to_bytes(svg_path=str(drawing), width=pixels, height=pixels)
            drawing.with_name(f"{drawing.stem}_{pixels}.png").write_bytes(bytes(png))


if __name__ == "__main__":
    main()
