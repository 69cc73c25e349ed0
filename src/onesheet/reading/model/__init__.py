"""A language model as one more reader, beside the rules: asked for statements, believed in nothing.

What it says of a film that the rules found is kept only if its quote stands in the text word for word and our own
parsers find the value in that quote. docs/decisions/0006-language-model-reader.md tells why. Pure: who asks the model
is given as a function.
"""

from __future__ import annotations

from onesheet.reading.model.read import Added, Ask, ModelError, read_beside

__all__ = ["Added", "Ask", "ModelError", "read_beside"]
