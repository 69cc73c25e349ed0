# members-mean/1: the mean of all ratings in stars, with one decimal; a half is rounded up.
import csv, fractions, json, pathlib

p = json.loads(pathlib.Path(__file__).with_name("parameters.json").read_text("utf-8"))
rows = csv.DictReader(pathlib.Path(__file__).with_name("inputs.csv").read_text("utf-8-sig").split("\n"))
ratings = [fractions.Fraction(row["rating"]) for row in rows]
mean = sum(ratings) / max(len(ratings), 1)
print(int(mean * 10 + fractions.Fraction(1, 2)) / 10 if len(ratings) >= max(p["fewest"], 1) else "too few")
