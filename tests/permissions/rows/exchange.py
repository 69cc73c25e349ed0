"""Imports: theirs who brought them, and operators'. To others there is none."""

from __future__ import annotations

from permissions.row import REFUSED, Answers, Row, signed_in

WAITS, DONE, CATALOGUE = {"number": "import that waits"}, {"number": "import that is done"}, {"number": "catalogue"}
DOUBT = {**DONE, "row": "row in doubt"}


def own(answer: int) -> Answers:
    """Olga's import, by herself and by operators."""
    return signed_in(404, owner=answer, operator=answer)


def of_editor(answer: int) -> Answers:
    """A catalogue that Ada brought, who is an editor."""
    return signed_in(404, editor=answer, operator=answer)


TABLES = signed_in(403, editor=200, programmer=200, operator=200)
"""What columns mean is said by editors and by those who make the programme."""
LED_ON = signed_in(403, editor=302, programmer=404, operator=302)
"""The file of the catalogue is gone, so that its page is all there is."""

ROWS = [
    Row("imports", get=signed_in(200)),
    Row("import-new", get=signed_in(200), post=signed_in(200)),
    Row("import-mappings", get=TABLES),
    Row(
        "import-mapping-delete",
        {"mapping": "mapping"},
        get=REFUSED,
        post=signed_in(403, editor=302, programmer=302, operator=302),
    ),
    Row("import-columns", CATALOGUE, get=LED_ON, post=LED_ON),
    Row(
        "import-columns",
        WAITS,
        case="of a member",
        get=signed_in(403, editor=404, programmer=404, operator=302),
        post=signed_in(403, editor=404, programmer=404, operator=302),
    ),
    Row("import", WAITS, case="waits", get=own(200)),
    Row("import", DONE, case="done", get=own(200)),
    Row("import", CATALOGUE, case="a catalogue", get=of_editor(200)),
    Row("import-progress", WAITS, get=own(200)),
    Row("import-rows", WAITS, get=own(200)),
    Row("import-rows", CATALOGUE, case="a catalogue", get=of_editor(200)),
    Row("import-report", WAITS, get=own(200)),
    Row("import-conflict", WAITS, get=REFUSED, post=own(302), data={"conflict": "file"}),
    Row("import-apply", WAITS, get=REFUSED, post=own(302), data={"conflict": "keep"}),
    Row("import-discard", WAITS, get=REFUSED, post=own(302)),
    Row("import-discard", CATALOGUE, case="a catalogue", get=REFUSED, post=of_editor(302)),
    Row("import-go-on", WAITS, get=REFUSED, post=own(302)),
    Row("import-undo", DONE, get=own(200), post=own(302)),
    Row("import-ambiguous", DONE, get=own(200)),
    Row("import-together", DONE, get=own(200), post=own(302), data={"seen": "other"}),
    Row("import-settle", DOUBT, get=REFUSED, post=own(302), data={"film": "@film"}),
    Row("import-drop", DOUBT, get=REFUSED, post=own(302)),
    Row("import-drop", {**WAITS, "row": "row in doubt"}, case="of another", get=REFUSED, post=signed_in(404)),
]
