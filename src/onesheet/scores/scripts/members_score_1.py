# members-score/1: beside E ratings by proven members N by others weigh together min(N, max(1, E * u / (100 - u))).
import csv, fractions, json, pathlib

p = json.loads(pathlib.Path(__file__).with_name("parameters.json").read_text("utf-8"))
rows = list(csv.DictReader(pathlib.Path(__file__).with_name("inputs.csv").read_text("utf-8-sig").split("\n")))
proven, others = ([fractions.Fraction(row["rating"]) for row in rows if row["proven"] == w] for w in ("yes", "no"))
one, n, e = map(fractions.Fraction, (1, len(others), len(proven)))
weight = min(n, max(one, e * p["unproven_a_hundred"] / (100 - p["unproven_a_hundred"]))) if proven else n
mean = (sum(proven) + weight * sum(others) / max(n, one)) / max(e + weight, one)
print(int(mean * 10 + fractions.Fraction(1, 2)) / 10 if len(rows) >= max(p["fewest"], 1) else "too few")
