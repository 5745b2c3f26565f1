"""Sestante and other tools in turns over the same files: scripts/bench-compare."""
import argparse
import json
import os
import subprocess
import sys

import chart
import measure

HERE = os.path.dirname(os.path.abspath(__file__))

# name in the table, what it is run as, what it does, languages. {S} Sestante, {P} the Python of the peers, {J} JSON Lines instead of text.
TOOLS = [
    ("Sestante, JSON Lines", ["{S}", "classify", "--quiet", "--jobs", "1", "--format", "jsonl"], "all", "en it"),
    ("Sestante, text", ["{S}", "classify", "--quiet", "--jobs", "1", "--format", "text"], "all", "en it"),
    ("wc -w", ["wc", "-w"], "counts words", "en it"),
    ("vaderSentiment", ["{P}", "vaderSentiment"], "sentiment", "en"),
    ("NLTK's VADER", ["{P}", "nltk"], "sentiment", "en"),
    ("TextBlob", ["{P}", "TextBlob"], "sentiment", "en"),
    ("afinn", ["{P}", "afinn"], "sentiment", "en"),
    ("pyahocorasick", ["{P}", "pyahocorasick"], "finds words of a list", "en"),
    ("py3langid", ["{P}", "py3langid"], "language", "en it"),
]
PACKAGES = {"vaderSentiment": "vaderSentiment", "NLTK's VADER": "nltk", "TextBlob": "textblob", "afinn": "afinn",
            "pyahocorasick": "pyahocorasick", "py3langid": "py3langid"}


def command(tool, options, files):
    out = []
    for part in tool[1]:
        out += [options.sestante] if part == "{S}" else [options.python, os.path.join(HERE, "peer.py")] if part == "{P}" else [part]
    return out + files


def is_json(tool):
    return "jsonl" in tool[1]


def works(tool, options, probe):
    """Whether a tool is there and runs; says why not."""
    done = subprocess.run(command(tool, options, [probe]), capture_output=True, text=True)
    if done.returncode != 0:
        reason = (done.stderr.strip().split("\n") or [""])[-1]
        print(f"bench-compare: {tool[0]} left out: {reason}", file=sys.stderr)
    return done.returncode == 0


class Texts:
    """One corpus as text and as JSON Lines of the same documents, and a first document of each."""

    def __init__(self, name, language, documents, folder):
        self.name, self.language, self.count = name, language, len(documents)
        self.text_bytes = sum(len(text.encode()) for text in documents)
        self.paths, self.first = {}, {}
        for kind, line in (("text", lambda i, text: text),
                           ("jsonl", lambda i, text: json.dumps({"id": str(i), "text": text}, ensure_ascii=False))):
            for ending, part in (("", documents), ("-first", documents[:1])):
                path = os.path.join(folder, f"{name}{ending}.{'txt' if kind == 'text' else kind}")
                with open(path, "w", encoding="utf-8") as file:
                    file.writelines(line(i, text) + "\n" for i, text in enumerate(part, 1))
                (self.first if ending else self.paths)[kind] = path

    def size(self, kind):
        return os.path.getsize(self.paths[kind])


def documents(path):
    """The texts of a file: of JSON Lines their `text`, else its lines; blanks only are no document."""
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] if path.endswith("jsonl") else line for line in file if line.strip()]
    texts = [" ".join(text.split()) for text in texts]
    return [text for text in texts if text]


def time_tools(texts, options):
    """Rounds of all tools in turns; a row of figures each."""
    environment = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    tools = [tool for tool in TOOLS if texts.language in tool[3].split()]
    tools = [tool for tool in tools if works(tool, options, texts.first["jsonl" if is_json(tool) else "text"])]
    plan = {}
    for tool in tools:
        kind = "jsonl" if is_json(tool) else "text"
        start = measure.run(command(tool, options, [texts.first[kind]]), environment=environment).cpu
        once = measure.run(command(tool, options, [texts.paths[kind]]), environment=environment).cpu
        # As many passes as make the start small and the run long enough to time.
        plan[tool[0]] = min(400, max(1, round(options.seconds / max(once - start, 0.004))))
    costs = {tool[0]: ([], [], []) for tool in tools}
    for round_number in range(options.rounds):
        for tool in tools:
            kind = "jsonl" if is_json(tool) else "text"
            # Counting words is fastest where a letter is a byte.
            setting = {**environment, "LC_ALL": "C"} if tool[0] == "wc -w" else environment
            start = measure.run(command(tool, options, [texts.first[kind]]), environment=setting)
            whole = measure.run(command(tool, options, [texts.paths[kind]] * plan[tool[0]]), environment=setting)
            costs[tool[0]][0].append(start.cpu)
            costs[tool[0]][1].append(max(1e-6, whole.cpu - start.cpu) / plan[tool[0]])
            costs[tool[0]][2].append(whole.memory)
        print(f"bench-compare: {texts.name}, round {round_number + 1} of {options.rounds}", file=sys.stderr)
    rows = []
    for tool in tools:
        starts, passes, memory = costs[tool[0]]
        seconds = measure.median(passes)
        rows.append({
            "corpus": texts.name, "tool": tool[0], "does": tool[2], "documents": texts.count, "passes": plan[tool[0]],
            "docs_per_s": texts.count / seconds,
            "input_mb_per_s": texts.size("jsonl" if is_json(tool) else "text") / seconds / 1e6,
            "text_mb_per_s": texts.text_bytes / seconds / 1e6,
            "spread": measure.spread(passes), "start_s": measure.median(starts), "memory_mb": max(memory),
        })
    for row in rows:
        for name, other in (("against_wc", "wc -w"), ("against_vader", "vaderSentiment")):
            base = next((r for r in rows if r["tool"] == other), None)
            row[name] = row["docs_per_s"] / base["docs_per_s"] if base else None
    return rows


def labelled(path):
    """(text, label) of a file of labels: `polarity`, `label`, or `stars`; only positive and negative ones."""
    pairs = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.strip():
                continue
            row = json.loads(line)
            label = row.get("label") or row.get("polarity")
            stars = row.get("stars")
            if label is None and stars is not None:
                label = "negative" if stars <= 2 else "positive" if stars >= 4 else "neutral"
            text = " ".join(str(row["text"]).split())
            if label in ("positive", "negative") and text:
                pairs.append((text, label))
    return pairs


def macro_f1(gold, found):
    """The mean of the F1 of both classes; any other answer is a miss."""
    total = 0
    for label in ("positive", "negative"):
        right = sum(g == f == label for g, f in zip(gold, found))
        total += 2 * right / max(1, sum(g == label for g in gold) + sum(f == label for f in found))
    return total / 2


def accuracy(name, pairs, options, folder):
    """Two-class macro F1 of every tool that judges, on the same texts."""
    texts = Texts(f"labelled-{name}", "en", [text for text, _ in pairs], folder)
    figures = {}
    for tool in TOOLS:
        if tool[2] not in ("all", "sentiment") or tool[0] == "Sestante, text":
            continue
        kind = "jsonl" if is_json(tool) else "text"
        done = subprocess.run(command(tool, options, [texts.paths[kind]]), capture_output=True, text=True)
        if done.returncode != 0:
            continue
        lines = done.stdout.splitlines()
        found = [json.loads(line)["sentiment"]["label"] for line in lines] if is_json(tool) else lines
        if len(found) != len(pairs):
            print(f"bench-compare: {tool[0]} gave {len(found)} answers for {len(pairs)} texts of {name}: no figure", file=sys.stderr)
            continue
        figures[tool[0]] = macro_f1([label for _, label in pairs], found)
    return figures


COLUMNS = ["corpus", "tool", "does", "documents", "passes", "docs_per_s", "input_mb_per_s", "text_mb_per_s", "spread",
           "start_s", "memory_mb", "against_wc", "against_vader"]


def table(rows, scores):
    """Everything as lines of tab-separated cells."""
    def cell(value):
        return "" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
    lines = ["\t".join(COLUMNS)] + ["\t".join(cell(row[c]) for c in COLUMNS) for row in rows]
    lines += ["# Two-class macro F1; a neutral or mixed answer is a miss.", "set\ttexts\ttool\tmacro_f1"]
    for (name, count), figures in scores.items():
        lines += [f"{name}\t{count}\t{tool}\t{value:.3f}" for tool, value in figures.items()]
    return "\n".join(lines) + "\n"


def short(value, digits=1):
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.{digits}f}" if value >= 1 else f"{value:.2f}"


# What the small process that starts the tools holds itself, in MB: less than it cannot be told, and is left empty.
LEAST_MEMORY = 12


def markdown(rows, scores):
    """The table of the README."""
    heads = [f"F1 {name} ({count})" for name, count in scores]
    out = []
    for corpus in dict.fromkeys(row["corpus"] for row in rows):
        mine = [row for row in rows if row["corpus"] == corpus]
        with_scores = heads if corpus == "english" else []
        head = [corpus, "does", "text MB/s", "docs/s", "× `wc -w`", "× VADER", "start, s", "memory, MB"]
        if not any(row["against_vader"] for row in mine):
            head.remove("× VADER")
        out.append("| " + " | ".join(head + with_scores) + " |")
        out.append("|---|---|" + "---:|" * (len(head) - 2 + len(with_scores)))
        for row in sorted(mine, key=lambda row: -row["docs_per_s"]):
            name = f"**{row['tool']}**" if row["tool"].startswith("Sestante") else row["tool"]
            cells = [name, row["does"], short(row["text_mb_per_s"]), short(row["docs_per_s"]), short(row["against_wc"], 2)]
            if "× VADER" in head:
                cells.append(short(row["against_vader"]))
            cells += [f"{row['start_s']:.2f}", "" if row["memory_mb"] < LEAST_MEMORY else f"{row['memory_mb']:.0f}"]
            if with_scores:
                key = "Sestante, JSON Lines" if row["tool"].startswith("Sestante") else row["tool"]
                cells += [f"{figures[key]:.3f}" if key in figures else "" for figures in scores.values()]
            out.append("| " + " | ".join(cells) + " |")
        out.append("")
    return "\n".join(out)


def picture(rows, scores):
    """Speed against accuracy, of the labelled set with most texts."""
    (name, count), figures = max(scores.items(), key=lambda item: item[0][1])
    speed = {row["tool"]: row["text_mb_per_s"] for row in rows if row["corpus"] == "english"}
    points = [("Sestante" if tool.startswith("Sestante") else tool, speed[tool], value, tool.startswith("Sestante"))
              for tool, value in figures.items() if tool in speed]
    note = f"English reviews, one core, user and system time without the start; {measure.headline('true')[2:12]}, {measure.machine()}."
    if "wc -w" in speed:
        note += f" wc -w: {speed['wc -w']:.0f} MB/s."
    return chart.scatter(points, "Speed and accuracy", "MB of text a second (logarithmic)", f"two-class macro F1, {name} ({count} texts)", note)


def replace_between(path, marker, text):
    """Puts a text between two comment lines of a document."""
    with open(path, encoding="utf-8") as file:
        whole = file.read()
    first, last = f"<!-- {marker} -->\n", f"<!-- end of {marker} -->"
    if first not in whole or last not in whole:
        print(f"bench-compare: {path} has no place for {marker}", file=sys.stderr)
        return
    before, rest = whole.split(first, 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + first + text + last + rest.split(last, 1)[1])


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench-compare")
    parser.add_argument("--sestante", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5)
    parser.add_argument("--text", action="append", default=[], metavar="LANGUAGE=FILE")
    parser.add_argument("--labelled", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--machine")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    corpora = []
    for given in options.text:
        language, _, path = given.partition("=")
        corpora.append(Texts({"en": "english", "it": "italian"}.get(language, language), language, documents(path), options.folder))
    if not corpora:
        for row in measure.rows("compare.tsv"):
            path = measure.make(options.sestante, row, options.folder)
            texts = Texts(row["name"], {"english": "en", "italian": "it"}[row["name"]], documents(path), options.folder)
            if row["expected-documents"] != str(texts.count):
                sys.exit(f"bench-compare: {row['name']} has {texts.count} documents, expected {row['expected-documents']}: no figure")
            corpora.append(texts)
    scores = {}
    gold = [(text, label) for text, label in labelled(os.path.join(measure.ROOT, "corpora/gold/gold.jsonl"))]
    sets = [given.partition("=")[::2] for given in options.labelled]
    ours = [(text, label) for text, label in gold]
    english = {row["text"] for row in map(json.loads, open(os.path.join(measure.ROOT, "corpora/gold/gold.jsonl"), encoding="utf-8"))
               if row["id"].startswith("travel-en")}
    ours = [(text, label) for text, label in ours if text in {" ".join(t.split()) for t in english}]
    for name, pairs in [("gold, English", ours)] + [(name, labelled(path)) for name, path in sets]:
        if pairs:
            scores[(name, len(pairs))] = accuracy(name.replace(", ", "-"), pairs, options, options.folder)
    rows = [row for texts in corpora for row in time_tools(texts, options)]
    print(markdown(rows, scores))
    if options.record:
        print(measure.record("compare.tsv", options.sestante, table(rows, scores), options.machine))
        with open(os.path.join(measure.ROOT, "benchmarks/compare.svg"), "w", encoding="utf-8") as file:
            file.write(picture(rows, scores))
        head = f"{measure.headline(options.sestante)[2:]}\n\n"
        replace_between(os.path.join(measure.ROOT, "README.md"), "bench-compare", head + markdown(rows, scores))


if __name__ == "__main__":
    main()
