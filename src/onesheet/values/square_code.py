"""Square codes that phones read."""

from __future__ import annotations


def square_code(text: str, *, border: int = 4) -> tuple[str, int]:
    """Return a code's dark squares as one SVG path, and the length of its side in squares; `border` is the quiet margin readers need."""
    import qrcode  # noqa: PLC0415 - 40 ms that few pages need

    code = qrcode.QRCode(border=border)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return path, len(rows)
