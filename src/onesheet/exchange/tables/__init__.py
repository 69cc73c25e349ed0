"""Tables as text, for every format: CSV and its kin, whatever the encoding, the delimiter and the line ends.

`open_table(entry)` reads a table whose first row names the columns; `open_rows(entry)` reads bare rows, for files that are no
single table; `columns_of(entry)` tells what the columns are, for recognising.
"""

from onesheet.exchange.tables.rows import Bare, BareRow, Rows, open_rows
from onesheet.exchange.tables.table import EmptyFile, Table, TableRow, columns_of, open_table

__all__ = ["Bare", "BareRow", "EmptyFile", "Rows", "Table", "TableRow", "columns_of", "open_rows", "open_table"]
