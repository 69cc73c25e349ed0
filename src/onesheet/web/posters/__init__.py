"""Typographic one-sheets: a film without a picture gets a poster set from its own record.

`poster` draws one as SVG: the title and the director on a ground of one colour, a figure of a second that follows the
genre. The same film has the same poster always. Pure: no Django, no clock, no randomness.
"""

from __future__ import annotations

from onesheet.web.posters.drawing import poster

__all__ = ["poster"]
