"""Time and memory against size of the corpus, of the lexicon and of documents, hits and non-ASCII words: scripts/bench-scale."""
import argparse
import json
import os
import random
import subprocess
import sys

import chart
import measure

COLUMNS = ["series", "value", "documents", "input_mb", "cpu_s", "input_mb_per_s", "spread", "start_s", "peak_mb"]
LARGE = 1000
SYLLABLES = ["zu", "ko", "vra", "mbe", "tji", "lorn", "pex", "qua", "dwu", "fyo", "gli", "hru", "xan", "ybo", "wem", "skre"]


def tables(count, folder):
    """A folder of tables to lay over the shipped ones: rows of invented words that no text has."""
    path = os.path.join(folder, f"lexicon-{count}")
    table = os.path.join(path, "it", "valence-invented.tsv")
    if not os.path.exists(table):
        os.makedirs(os.path.dirname(table), exist_ok=True)
        draw = random.Random(41)
        words = set()
        while len(words) < count:
            words.add("zq" + "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 6))))
        with open(table + ".new", "w", encoding="utf-8") as file:
            file.write("%format\tvalence/1\n%language\tit\n%version\t1\n%licence\tCC0-1.0\n"
                       "term\tinflection\tforms\tvalence\tpos\texample\tnote\n")
            file.writelines(f"{word}\t\t\t{draw.choice(['-1.00', '1.00'])}\tadj\t\t\n" for word in sorted(words))
        os.replace(table + ".new", table)
    return path


def bench(options, row, more):
    """A row of figures by `sestante bench` on one thread."""
    path = measure.make(options.sestante, row, options.folder)
    # Small corpora are read several times a round, so that there is enough to time.
    done = subprocess.run(
        [options.sestante, "bench", path, "--stage", "records", "--megabytes", str(max(10, int(float(row["megabytes"])))),
         "--rounds", str(options.rounds), "--json", *more], stdout=subprocess.PIPE, check=True)
    result = json.loads(done.stdout)
    stage = result["stages"][0]
    return {"documents": stage["counts"]["documents"], "input_mb": stage["counts"]["inputBytes"] / 1e6,
            "cpu_s": stage["cpuMedian"], "input_mb_per_s": stage["inputMegabytesPerSecond"], "spread": stage["spread"],
            "start_s": result["load"]["startCPU"], "peak_mb": result["peakMegabytes"]}


def through_standard_input(options, row):
    """A row of figures of `classify` with two threads, from standard input; the start is taken off."""
    path = measure.make(options.sestante, row, options.folder)
    command = [options.sestante, "classify", "--quiet", "--jobs", "2"]
    size = os.path.getsize(path) / 1e6
    first = os.path.join(options.folder, "first.jsonl")
    with open(path, "rb") as file, open(first, "wb") as other:
        other.write(file.readline())
    start = measure.median([measure.run(command, stdin=first).cpu for _ in range(3)])
    costs = [measure.run(command, stdin=path) for _ in range(options.rounds if size < 100 else 1)]
    seconds = [max(1e-6, cost.cpu - start) for cost in costs]
    with open(path, "rb") as file:
        documents = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    return {"documents": documents, "input_mb": size, "cpu_s": measure.median(seconds),
            "input_mb_per_s": size / measure.median(seconds), "spread": measure.spread(seconds), "start_s": start,
            "peak_mb": max(cost.memory for cost in costs)}


def figures(options):
    """A row for every row of the suite."""
    for row in measure.rows("scaling.tsv"):
        value = float(row["value"])
        if options.series and row["series"] not in options.series:
            continue
        if row["series"] == "corpus" and value > LARGE and not options.large:
            continue
        if row["series"] == "corpus":
            found = through_standard_input(options, row)
        else:
            more = ["--lexicons", tables(int(value), options.folder)] if row["series"] == "lexicon" else []
            found = bench(options, row, more)
        found |= {"series": row["series"], "value": value}
        print(line_of(found), flush=True)
        yield found


def line_of(row):
    def cell(value):
        return f"{value:.4g}" if isinstance(value, float) and value < 1e4 else f"{value:.0f}" if isinstance(value, float) else str(value)
    return "\t".join(cell(row[column]) for column in COLUMNS)


# What grows: the title of its panel, and its unit.
SERIES = {
    "corpus": ("Size of the corpus", "MB of input, two threads, from standard input"),
    "lexicon": ("Size of the lexicon", "rows added to the shipped tables"),
    "length": ("Length of a document", "bytes of a text"),
    "hits": ("Share of words that hit", "percent"),
    "high": ("Share of words outside ASCII", "percent"),
}


def picture(rows, note):
    """Panels for what is asked of each series: time linear in text, time a MB and memory flat in the rest."""
    charts = []
    for series, (title, unit) in SERIES.items():
        mine = [row for row in rows if row["series"] == series]
        if len(mine) < 2:
            continue

        def panel(figure, label, **more):
            charts.append({"title": title, "label_x": unit, "label_y": label, "log_x": series in ("corpus", "lexicon", "length"),
                           "lines": {series: [(row["value"], figure(row)) for row in mine]}, **more})

        if series == "corpus":
            panel(lambda row: row["cpu_s"], "CPU, s (logarithmic)", log_y=True)
        else:
            panel(lambda row: 1000 / row["input_mb_per_s"], "CPU, ms a MB of input, without the start")
        if series in ("corpus", "length"):
            panel(lambda row: row["peak_mb"], "peak memory, MB" + (" (logarithmic)" if series == "length" else ""), log_y=series == "length")
        if series == "lexicon":
            panel(lambda row: row["start_s"], "start when tables are compiled anew, CPU s")
    return chart.panels(charts, "How time and memory grow", note)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench-scale")
    parser.add_argument("--sestante", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--series", action="append", choices=list(SERIES))
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--machine")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    if options.record and options.series:
        sys.exit("bench-scale: a record holds all series")
    os.makedirs(options.folder, exist_ok=True)
    head = measure.headline(options.sestante)
    print(head + "\n" + "\t".join(COLUMNS), flush=True)
    rows = list(figures(options))
    if options.record:
        text = "\n".join(["\t".join(COLUMNS)] + [line_of(row) for row in rows]) + "\n"
        print(measure.record("scaling.tsv", options.sestante, text, options.machine))
        with open(os.path.join(measure.ROOT, "benchmarks/scaling.svg"), "w", encoding="utf-8") as file:
            file.write(picture(rows, f"{head[2:12]}, {options.machine or measure.machine()}; user and system time, medians."))


if __name__ == "__main__":
    main()
