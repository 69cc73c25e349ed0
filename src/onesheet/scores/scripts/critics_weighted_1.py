# critics-weighted/1: the sum of weight times value over the sum of weights, as a whole number; a half is rounded up.
import csv, fractions, json, pathlib

p = json.loads(pathlib.Path(__file__).with_name("parameters.json").read_text("utf-8"))
rows = csv.DictReader(pathlib.Path(__file__).with_name("inputs.csv").read_text("utf-8-sig").split("\n"))
marks = [(fractions.Fraction(row["weight"]), fractions.Fraction(row["value"])) for row in rows if row["value"]]
count, weights = sum(weight > 0 for weight, value in marks), sum(weight for weight, value in marks)
mean = sum(weight * value for weight, value in marks) / (weights or 1)
print(int(mean + fractions.Fraction(1, 2)) if count >= max(p["fewest"], 1) else "too few")
