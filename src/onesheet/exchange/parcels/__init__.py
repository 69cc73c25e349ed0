"""What was given to be taken in: a file, a folder or a zip, opened with limits. No Django; nothing is written anywhere.

`open_parcel(path)` gives a `Parcel` of `Entry`s, or raises `Unsafe` with a sentence that says what is wrong with it.
"""

from onesheet.exchange.parcels.opening import open_parcel
from onesheet.exchange.parcels.parcel import Damaged, Entry, Parcel, Unsafe
from onesheet.exchange.parcels.workbook import check_workbook

__all__ = ["Damaged", "Entry", "Parcel", "Unsafe", "check_workbook", "open_parcel"]
