# percent-positive/1: positive reviews of all that have a verdict, in whole per cent; a half is rounded up.
import csv, json, pathlib

p = json.loads(pathlib.Path(__file__).with_name("parameters.json").read_text("utf-8"))
rows = csv.DictReader(pathlib.Path(__file__).with_name("inputs.csv").read_text("utf-8-sig").split("\n"))
verdicts = [row["verdict"] for row in rows]
positive, count = verdicts.count("positive"), len(verdicts) - verdicts.count("")
print((200 * positive + count) // (2 * count) if count >= max(p["fewest"], 1) else "too few")
