# members-bayes/1: the mean of all ratings and of "prior_ratings" more that gave "prior" stars, with two decimals.
import csv, fractions, json, pathlib

p = json.loads(pathlib.Path(__file__).with_name("parameters.json").read_text("utf-8"))
rows = csv.DictReader(pathlib.Path(__file__).with_name("inputs.csv").read_text("utf-8-sig").split("\n"))
ratings = [fractions.Fraction(row["rating"]) for row in rows]
more = p["prior_ratings"]
mean = (more * fractions.Fraction(p["prior"]) + sum(ratings)) / (more + len(ratings) or 1)
hundredths = int(mean * 100 + fractions.Fraction(1, 2))
print(f"{hundredths / 100:.2f}" if len(ratings) >= max(p["fewest"], 1) else "too few")
