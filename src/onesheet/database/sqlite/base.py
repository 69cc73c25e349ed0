"""Django's SQLite, with a fair queue for those who write (docs/decisions/0003).

A connection holds its turn exactly while a transaction that may write is open, or while a single statement writes
outside one. Readers never wait. Databases in memory have one connection and need no queue.
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base as django_sqlite

from onesheet.database.sqlite.turns import Turns, TurnTimeoutError

_READ = re.compile(r"\s*(?:SELECT|PRAGMA|EXPLAIN|VALUES)\b", re.IGNORECASE)
_WITH = re.compile(r"\s*WITH\b", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def may_write(statement: str) -> bool:
    """Tell whether an SQL statement may change the database or begins a transaction. In doubt, yes."""
    if _READ.match(statement):
        return False
    return not _WITH.match(statement) or bool(_CHANGES.search(statement))


@lru_cache(maxsize=512)
def _with_question_marks(statement: str) -> str:
    """Return Django's statement as SQLite writes it. Pages ask the same few again and again."""
    return str(django_sqlite.FORMAT_QMARK_REGEX.sub("?", statement)).replace("%%", "%")


_LONG = 5_000
"""Characters from which a statement is a bulk one, and not worth keeping."""


class TurnTakingCursor(django_sqlite.SQLiteCursorWrapper):
    """A cursor that waits for its connection's turn before it writes."""

    turns: Turns | None = None

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """Return a statement with SQLite's own signs for parameters."""
        if param_names is None and len(query) < _LONG:
            return _with_question_marks(query)
        return str(super().convert_query(query, param_names=param_names))  # type: ignore[misc]

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement, in turn where it may write."""
        if self.turns is None or self.connection.in_transaction or not may_write(query[:_LONG]):
            return super().execute(query, params)
        _take(self.turns)
        try:
            return super().execute(query, params)
        finally:
            _give_back(self.turns, self.connection)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run a statement for each of many, in one turn."""
        if self.turns is None or self.connection.in_transaction or not may_write(query[:_LONG]):
            return super().executemany(query, param_list)
        _take(self.turns)
        try:
            return super().executemany(query, param_list)
        finally:
            _give_back(self.turns, self.connection)


def _take(turns: Turns) -> None:
    try:
        turns.take()
    except TurnTimeoutError as fault:
        raise sqlite3.OperationalError("database is locked: others wrote for as long as one may wait") from fault
    except OSError as fault:
        raise sqlite3.OperationalError(f"the file in which writers queue cannot be used: {fault}") from fault


def _give_back(turns: Turns, connection: sqlite3.Connection | None) -> None:
    """End the turn, unless a transaction was begun or could not be ended."""
    if connection is None or not connection.in_transaction:
        turns.give_back()


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    """SQLite with turns; see the module."""

    _turns: Turns | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection with a place of its own in the queue."""
        name = str(self.settings_dict["NAME"])
        if not self.is_in_memory_db() and not name.startswith("file:"):
            self._turns = Turns(f"{name}-turns", float(conn_params.get("timeout", 5.0)))
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: Any = None) -> Any:  # noqa: ARG002 - Django's signature
        """Return a cursor that takes turns."""
        cursor = self.connection.cursor(factory=TurnTakingCursor)
        cursor.turns = self._turns
        return cursor

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._turns is not None:
                self._turns.leave()

    def _end_turn(self) -> None:
        if self._turns is not None:
            _give_back(self._turns, self.connection)
