"""Addresses as QR codes, for what is printed."""

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


def qr_rows(address: str) -> list[str]:
    """The squares of a QR code, row by row, ``1`` for dark, without the margin around it.

    A seventh of the code may be stained or torn. ``house.typ`` draws it.
    """
    code = QRCode(border=0, error_correction=ERROR_CORRECT_M)
    code.add_data(address)
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]
