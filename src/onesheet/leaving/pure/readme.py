"""What README.txt of an export says."""

from __future__ import annotations

_TEXT = """\
What {name} made at {site}
{line}

This is everything, as of {day}. Nothing at the site changed when it was made.

*.jsonl    All of it, for programs: one object of JSON on each line, in UTF-8. ratings.jsonl has the ratings, diary.jsonl the
           diary with its private notes, reviews.jsonl the reviews and drafts, lists.jsonl the lists, and lists/ what stands on
           each. profile.json has your profile and settings. onesheet.json says which version of the format this is, and how many
           rows each file has. {site}/... is where the addresses lead.
           Another site that runs Onesheet takes this zip in whole: Settings, Import.

letterboxd/  The part of it that Letterboxd can take in, as CSV files of at most 1,000 rows and 1 MB each. At Letterboxd, go to
           Settings, Import & Export, and give it the files one by one: first diary, then reviews and films. A film's
           watchlist and each list are imported on the page of the watchlist and of a list.
           private-diary holds viewings that you alone can see here. Letterboxd would show them to everybody, so import it
           only if you want that. Drafts, notes for yourself and likes are not in these files.
           A viewing of which only the month or year is known has no date there: Letterboxd wants a whole day.
           A text that begins with = + - or @ has an apostrophe (') before it, so that no spreadsheet takes it for a
           formula. Letterboxd shows the apostrophe; take it away there if you mind.

Keep this file to yourself: your private notes and the e-mail addresses of your account are in it.
"""


def readme(*, name: str, site: str, day: str) -> str:
    """Return the text, with CRLF after each line so that any program shows it. `day` is the day it is made."""
    title = f"What {name} made at {site}"
    return _TEXT.format(name=name, site=site, day=day, line="=" * len(title)).replace("\n", "\r\n")
