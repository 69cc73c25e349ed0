"""Tables of films with any columns: what the columns mean, and what a row of such a table says."""

from onesheet.exchange.pure.columns.guessing import guess_mapping
from onesheet.exchange.pure.columns.meanings import (
    GROUPS,
    MEANINGS,
    Unknown,
    check_mapping,
    header_key,
    mapping_of_words,
)
from onesheet.exchange.pure.columns.printed import Printed, printed_object, printed_row
from onesheet.exchange.pure.columns.said import Said
from onesheet.exchange.pure.columns.saying import say_row

__all__ = [
    "GROUPS", "MEANINGS", "Printed", "Said", "Unknown", "check_mapping", "guess_mapping", "header_key", "mapping_of_words",
    "printed_object", "printed_row", "say_row",
]  # fmt: skip
