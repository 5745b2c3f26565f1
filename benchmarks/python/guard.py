"""Counts the instructions of a classification and compares them with those on record: scripts/guard."""
import argparse
import os
import platform
import re
import subprocess
import sys

import measure

FLOOR = os.path.join(measure.ROOT, "benchmarks/guard.tsv")
TOLERANCE = 0.02


def instructions(sestante, path):
    """Instructions of one run, by callgrind; the same program and file give the same count to a fraction of a percent."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sestante, "classify", "--quiet", "--jobs", "1",
         "--format", "jsonl", path],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C.UTF-8"})
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"guard: no count for {path}:\n{done.stderr[-2000:]}")
    return int(found.group(1))


def surroundings():
    """What a count depends on besides the code."""
    swift = re.search(r"Swift version (\S+)", measure.said(["swift", "--version"]))
    processor = measure.said([os.path.join(measure.ROOT, "scripts/release"), "--processor"]) or platform.machine()
    return f"# {processor}, Swift {swift.group(1) if swift else 'unknown'}"


def counted(sestante, folder):
    """Instructions a byte of input, for every row of the suite; the start is taken off."""
    for row in measure.rows("guard.tsv"):
        path = measure.make(sestante, row, folder)
        with open(path, "rb") as file:
            lines = file.readlines()
        if len(lines) != int(row["expected-documents"]):
            sys.exit(f"guard: {row['name']} has {len(lines)} documents, expected {row['expected-documents']}: no count")
        # A run over the first documents pays the start and whatever is made once.
        tiny = os.path.join(folder, f"{row['name']}-tiny.jsonl")
        with open(tiny, "wb") as file:
            file.writelines(lines[:10])
        size = os.path.getsize(path) - os.path.getsize(tiny)
        yield row["name"], (instructions(sestante, path) - instructions(sestante, tiny)) / size


def main():
    parser = argparse.ArgumentParser(prog="scripts/guard")
    parser.add_argument("--sestante", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    # Valgrind cannot read the debugging information of the toolchain.
    program = os.path.join(options.folder, "sestante-stripped")
    subprocess.run(["strip", "-g", "-o", program, options.sestante], check=True)
    figures = dict(counted(program, options.folder))
    if options.record:
        with open(FLOOR, "w", encoding="utf-8") as file:
            file.write(surroundings() + "\nname\tinstructions-per-byte\n")
            file.writelines(f"{name}\t{value:.1f}\n" for name, value in figures.items())
        print(f"guard: recorded {', '.join(f'{name} {value:.1f}' for name, value in figures.items())}")
        return
    with open(FLOOR, encoding="utf-8") as file:
        recorded = file.readline().strip()
        floor = dict(line.rstrip("\n").split("\t") for line in file if not line.startswith("name\t"))
    if recorded != surroundings():
        print(f"guard: skipped: the floor is of {recorded[2:]}, this is {surroundings()[2:]}", file=sys.stderr)
        return
    status = 0
    for name, value in figures.items():
        if name not in floor:
            print(f"guard: {name} is not on record: scripts/guard --record", file=sys.stderr)
            status = 1
            continue
        change = value / float(floor[name]) - 1
        print(f"guard: {name}: {value:.1f} instructions a byte, {change:+.1%} against the floor")
        if change > TOLERANCE:
            print(f"guard: {name} costs more than {TOLERANCE:.0%} more than recorded", file=sys.stderr)
            status = 1
        elif change < -TOLERANCE:
            print(f"guard: {name} costs less: lower the floor with scripts/guard --record")
    sys.exit(status)


if __name__ == "__main__":
    main()
