"""An address as a picture that a phone can read."""

import segno


def qr_picture(address: str) -> str:
    """Inline SVG without style attributes, which the content security policy would refuse."""
    picture: str = segno.make(address, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="qr"
    )
    return picture
