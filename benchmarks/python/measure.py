"""Running a program and what it cost; corpora from suites; names of machines and days."""
import csv
import datetime
import itertools
import json
import os
import re
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Cost:
    """User and system time, time on the wall, in seconds; most memory in MB of a million bytes."""

    def __init__(self, cpu, wall, memory):
        self.cpu, self.wall, self.memory = cpu, wall, memory


def run(command, stdin=None, environment=None, output=os.devnull):
    """Runs a program to its end. What it prints is thrown away unless `output` says where to keep it."""
    done = subprocess.run(
        [sys.executable, "-S", "-E", os.path.join(os.path.dirname(os.path.abspath(__file__)), "spawn.py"),
         stdin or os.devnull, output, *command],
        stdout=subprocess.PIPE, check=True, env={**os.environ, **(environment or {})})
    found = json.loads(done.stdout)
    if found["status"] != 0:
        raise RuntimeError(f"{' '.join(command[:4])} … ended with status {found['status']}")
    return Cost(found["cpu"], found["wall"], found["memory"])


def median(values):
    return statistics.median(values)


def spread(values):
    return (max(values) - min(values)) / max(median(values), 1e-9)


def rows(name):
    """The rows of a table of benchmarks/suites, by the names of its columns."""
    with open(os.path.join(ROOT, "benchmarks/suites", name), encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def make(sestante, row, folder, form=None, megabytes=None):
    """The corpus of a row of a suite, made if it is not there; gives its path."""
    form = form or row["format"]
    megabytes = megabytes or row["megabytes"]
    if row["recipe"].startswith("corpora/"):
        return os.path.join(ROOT, row["recipe"])
    path = os.path.join(folder, f"{row['name']}-{megabytes}.{'txt' if form == 'text' else form}")
    if not os.path.exists(path):
        recipes = [os.path.join(ROOT, "benchmarks/recipes", name + ".tsv") for name in row["recipe"].split(",")]
        length = [] if row["length"] in ("", "-") else ["--length", row["length"]]
        subprocess.run(
            [sestante, "bench", "generate", *recipes, "--symbol", row["symbol"], "--seed", row["seed"],
             "--megabytes", str(megabytes), "--format", form, "--output", path, *length], check=True)
    return path


def machine():
    """What the processor calls itself, with its number of cores, as a name for a folder."""
    name = "unknown"
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            name = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), name)
    except OSError:
        pass
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"\(.*?\)|@.*| CPU| Processor", "", name).lower()).strip("-")
    return f"{slug}-{os.cpu_count()}core"


def said(command):
    """The first line a program prints, or nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        return done.stdout.split("\n")[0].strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def headline(sestante):
    """When, what and where: the comment every record begins with."""
    day = datetime.date.today().isoformat()
    commit = said(["git", "rev-parse", "--short", "HEAD"])
    if said(["git", "status", "--porcelain", "--", "Sources", "lexicons"]):
        commit += " with changes"
    swift = said(["swift", "--version"])
    return (f"# {day}, {machine()}, Linux {os.uname().release.split('-')[0]}, Sestante {said([sestante, '--version'])}, "
            f"commit {commit}, {swift}, Python {sys.version.split()[0]}.")


def record(name, sestante, text, name_of_machine=None):
    """Writes a record of this day and machine beside those there are; gives its path."""
    folder = os.path.join(ROOT, "benchmarks/records", name_of_machine or machine())
    os.makedirs(folder, exist_ok=True)
    stem, ending = os.path.splitext(f"{datetime.date.today().isoformat()}-{name}")
    numbers = itertools.chain([""], (f"-{n}" for n in itertools.count(2)))
    path = next(p for p in (os.path.join(folder, stem + number + ending) for number in numbers) if not os.path.exists(p))
    with open(path, "w", encoding="utf-8") as file:
        file.write(headline(sestante) + "\n" + text)
    return path
