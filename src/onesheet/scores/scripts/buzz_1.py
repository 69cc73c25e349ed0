# buzz/1: a film's ratings and "prior" more that gave the mean of the edition; prints score, ratings, film, the best first.
import csv, fractions, json, pathlib

p, F = json.loads(pathlib.Path(__file__).with_name("parameters.json").read_text("utf-8")), fractions.Fraction
rows = list(csv.DictReader(pathlib.Path(__file__).with_name("inputs.csv").read_text("utf-8-sig").split("\n")))
share, sums, many = F(p["unproven_a_hundred"], 100 - p["unproven_a_hundred"]), {}, {}
for film in {row["film"] for row in rows}:
    told = [(F(row["rating"]), row["proven"] == "yes") for row in rows if row["film"] == film]
    yes, few = [mark for mark, proven in told if proven], [mark for mark, proven in told if not proven]
    weight = min(F(len(few)), max(F(1), len(yes) * share)) if yes else F(len(few))
    sums[film], many[film] = (sum(yes) + weight * sum(few) / (len(few) or 1), len(yes) + weight), len(told)
mean = F(p["mean"]) if p.get("mean") else sum(one for one, _ in sums.values()) / sum(one for _, one in sums.values())
score = {film: (p["prior"] * mean + total) / (p["prior"] + weight) for film, (total, weight) in sums.items()}
for film in sorted(score, key=lambda film: (-score[film], film)):
    print(f"{int(score[film] * 100 + F(1, 2)) / 100:.2f}", many[film], film, sep="\t")
