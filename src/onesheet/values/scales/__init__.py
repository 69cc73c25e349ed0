"""The scales on which critics print their marks: what a printed mark is, and what it comes to from 0 to 100.

`read_mark` understands a mark as it is printed, or says why it was left alone; `print_mark` prints one on its scale;
`value_of` is the conversion, by a table with a name and a version. All are pure and exact. docs/scales.md has the tables.
"""

from onesheet.values.scales.marks import LONGEST, REASONS, Mark, Unread
from onesheet.values.scales.printing import print_mark
from onesheet.values.scales.reading import read_mark
from onesheet.values.scales.tables import SCALES, Scale, Value, scale_named, value_of

__all__ = [
    "LONGEST", "REASONS", "SCALES", "Mark", "Scale", "Unread", "Value", "print_mark", "read_mark", "scale_named",
    "value_of",
]  # fmt: skip
