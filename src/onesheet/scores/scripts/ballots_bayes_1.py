# ballots-bayes/1: the mean of a film's marks and of "prior" more that gave the mean of all; prints rank, score, ballots, title.
import fractions, json, pathlib

told, F = json.loads(next(pathlib.Path(__file__).parent.glob("*result.json")).read_text("utf-8")), fractions.Fraction
rule, films = told["rule"], {film["key"]: film for film in told["films"]}
count = [one for one in told["ballots"] if not one[5] and (one[3] or not rule["only_verified"])]
given = {film: [rule["points"][mark - 1] for one, _, _, _, mark, _ in count if one == film] for film in films}
more, every = rule["prior"], [mark for marks in given.values() for mark in marks]
mean = F(sum(every), max(len(every), 1))
score = {film: (more * mean + sum(marks)) / (more + len(marks)) for film, marks in given.items() if marks}
least = {film: F(rule["least_share"]) * (films[film]["seats"] or 10**9) for film in films}
ranked = [film for film in score if len(given[film]) >= max(rule["least_ballots"], least[film])]
for film in sorted(ranked, key=lambda film: (-score[film], film)):
    rank, shown = 1 + sum(score[one] > score[film] for one in ranked), int(score[film] * 100 + F(1, 2)) / 100
    print(rank, f"{shown:.2f}", len(given[film]), films[film]["title"], sep="\t")
