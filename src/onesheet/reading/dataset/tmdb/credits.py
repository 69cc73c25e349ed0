"""Who made a film and who plays in it, as TMDB lists them."""

from __future__ import annotations

import re

from onesheet.reading.dataset.entry import Entry, is_latin
from onesheet.reading.forms.json import Found

_JOBS = {
    "Director": "director", "Co-Director": "director",
    "Screenplay": "screenwriter", "Writer": "screenwriter", "Co-Writer": "screenwriter", "Story": "screenwriter",
    "Screenstory": "screenwriter", "Adaptation": "screenwriter", "Scenario Writer": "screenwriter",
    "Producer": "producer", "Executive Producer": "executive_producer",
    "Director of Photography": "cinematographer", "Cinematography": "cinematographer",
    "Editor": "editor", "Original Music Composer": "composer", "Composer": "composer",
    "Production Design": "production_designer", "Production Designer": "production_designer",
    "Narrator": "narrator",
}  # fmt: skip
"""Jobs that are properties of ours; TMDB knows some hundred others, `Producer's Assistant` among them."""
_NOTES = {"Story": "story", "Screenstory": "story", "Adaptation": "adaptation", "Co-Director": "co-director"}
_ASIDE = re.compile(
    r"\s*[(（](?P<what>voice|uncredited|archive (?:footage|sound)|singing voice|credit only)[)）]", re.IGNORECASE
)
_NARRATOR = re.compile(r"(?:the )?narrator", re.IGNORECASE)
_MOST_PARTS = 2000


def say_credits(entry: Entry, credited: Found) -> None:
    """State crew and cast. The first of the cast has the billing 1."""
    for one in credited.get("crew").entries[:_MOST_PARTS]:
        job = one.get("job")
        name = _name(one)
        if job.text in _JOBS and name.text:
            entry.say(_JOBS[job.text], name.text, name, job, note=_NOTES.get(job.text))
    for place, one in enumerate(credited.get("cast").entries[:_MOST_PARTS]):
        name, part, order = _name(one), one.get("character"), one.get("order")
        if not name.text:
            continue
        billing = order.number + 1 if isinstance(order.number, int) and order.number >= 0 else place + 1
        asides = [aside["what"].lower() for aside in _ASIDE.finditer(part.text)]
        character = _ASIDE.sub("", part.text).strip()
        used = (name, part) if part.text else (name,)
        note = ", ".join(dict.fromkeys(asides)) or None
        entry.say("cast_member", name.text, *used, character=character or None, billing=billing, note=note)
        if _NARRATOR.fullmatch(character):
            entry.say("narrator", name.text, *used)


def _name(one: Found) -> Found:
    """The name as it should be printed: the person's own where only that is in Latin letters."""
    name, own = one.get("name"), one.get("original_name")
    if not name.text or (own.text and is_latin(own.text) and not is_latin(name.text)):
        return own
    return name
