"""Writes: files received, looked through, taken in, undone; rows that wait, settled."""

from __future__ import annotations

from onesheet.exchange.services.applying import apply, look, preview, totals_of
from onesheet.exchange.services.background import choose, discard, go_on, in_background, run_waiting, start_waiting
from onesheet.exchange.services.receiving import Sniffed, check_name, find_or_make_member, receive, receive_path, sniff
from onesheet.exchange.services.running import BusyError, LostError, StoppedError, is_alive
from onesheet.exchange.services.settling import drop_row, settle_all, settle_likely, settle_row, settle_waiting
from onesheet.exchange.services.totals import FATES, Progress, Tell, Totals
from onesheet.exchange.services.undoing import Later, TooMuchError, must_go_first, undo

__all__ = [
    "FATES", "BusyError", "Later", "LostError", "Progress", "Sniffed", "StoppedError", "Tell", "TooMuchError", "Totals", "apply", "check_name", "choose", "discard",
    "drop_row", "find_or_make_member", "go_on", "in_background", "is_alive", "look", "must_go_first", "preview", "receive",
    "receive_path", "run_waiting", "settle_all", "settle_likely", "settle_row", "settle_waiting", "sniff", "start_waiting", "totals_of", "undo",
]  # fmt: skip
