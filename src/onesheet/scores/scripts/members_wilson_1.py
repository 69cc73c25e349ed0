# members-wilson/1: the lower end of Wilson's 95 % interval for the share that gave "liked_from" half-stars or more.
import csv, decimal, json, pathlib

p = json.loads(pathlib.Path(__file__).with_name("parameters.json").read_text("utf-8"))
rows = list(csv.DictReader(pathlib.Path(__file__).with_name("inputs.csv").read_text("utf-8-sig").split("\n")))
liked = sum(2 * decimal.Decimal(row["rating"]) >= p["liked_from"] for row in rows)
n, z = decimal.Decimal(len(rows) or 1), decimal.Decimal("1.959964")
half = z * (liked / n * (1 - liked / n) / n + z * z / (4 * n * n)).sqrt()
low = max((liked / n + z * z / (2 * n) - half) / (1 + z * z / n), 0) * 100
print(low.quantize(decimal.Decimal("0.1"), decimal.ROUND_HALF_UP) if len(rows) >= max(p["fewest"], 1) else "too few")
