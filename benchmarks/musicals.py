"""Whether the percentages that this site computes of critics' reviews are those that were published of the same reviews.

python -m benchmarks.musicals

Makes an empty site in a temporary folder, adds the table of musicals with their published scores, takes in the table of
their individual reviews, and compares the site's own score of each film with the published one. Both tables are those of
`critics/rt_musicals` in the folder that ONESHEET_SAMPLES names. Each film that differs is told with its counts and with
what the published percentage would take. The last line is `equal N of M`; the exit status is 0 where all but one are equal.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.sites import ROOT, environment

BY, METHOD, RULE = "Rotten Tomatoes", "percent positive", "percent-positive"
MAY_DIFFER = 1


def samples() -> Path | None:
    """Return the folder of the two tables, or None where there is none."""
    named = os.environ.get("ONESHEET_SAMPLES", "")
    places = [Path(named)] if named else [ROOT.parent / "shared" / "samples"]
    found = [place / "critics" / "rt_musicals" for place in places]
    return next((place for place in found if (place / "movies.csv").is_file()), None)


def main() -> int:
    """Make the site, take both tables in, compare; return 1 where too many differ or there is nothing to compare."""
    if sys.argv[1:] == ["--compare"]:
        return compare()
    folder = samples()
    if folder is None:
        print("Skipped: ONESHEET_SAMPLES names no folder with critics/rt_musicals/movies.csv; nothing was compared.")
        return 1
    movies, reviews = str(folder / "movies.csv"), str(folder / "critic_reviews.csv.gz")
    with tempfile.TemporaryDirectory(prefix="onesheet-musicals-") as data:
        run = _Site(Path(data))
        if run("-m", "onesheet", "add", movies, quietly=True) or run(
            "-m", "onesheet", "critics", reviews, "--films", movies
        ):
            return 1
        return run("-m", "benchmarks.musicals", "--compare")


class _Site:
    """A site of its own, on which commands are run one after the other."""

    def __init__(self, data: Path) -> None:
        self._environment = environment(data) | {"DJANGO_SETTINGS_MODULE": "onesheet.config.settings"}

    def __call__(self, *words: str, quietly: bool = False) -> int:
        """Run Python with these arguments; return the exit status. `quietly` shows what it prints only where it failed."""
        done = subprocess.run(
            [sys.executable, *words], env=self._environment, cwd=ROOT, check=False, text=True,
            stdout=subprocess.PIPE if quietly else None,
        )  # fmt: skip
        if quietly and done.returncode:
            print(done.stdout)
        return done.returncode


# Django is loaded in the process that compares, once its settings are known.
# ruff: noqa: PLC0415


def compare() -> int:
    """Compare what the site computes with what was published, on the site that the environment names."""
    import django

    django.setup()
    from onesheet.critics.queries.scores import film_scores
    from onesheet.films.models import Figure, Film
    from onesheet.scores.published import explain_difference, in_words

    films = Film.objects.filter(shown=True).order_by("title", "year")
    figures = Figure.objects.filter(property="score", by=BY, accepted=True).select_related("statement")
    published = {one.film_id: one.amount for one in figures if one.qualifiers.get("method") == METHOD}
    equal = 0
    for film in films:
        figure, found = published.get(film.pk), film_scores(film.pk)
        score = next((one for one in found.results if one.rule == RULE), None)
        if figure is None or score is None or score.value is None:
            print(f"{film}: {'nothing was published' if figure is None else 'too few reviews are here for a score'}.")
        elif figure == score.value:
            equal += 1
        else:
            difference = explain_difference(figure.quantize(score.value), found.counts.positive, score.count)
            print(f"{film}: {in_words(difference) if difference else 'the two are rounded otherwise.'}")
    print(f"equal {equal} of {len(films)}")
    return 0 if len(films) - equal <= MAY_DIFFER and len(films) > MAY_DIFFER else 1


if __name__ == "__main__":
    sys.exit(main())
