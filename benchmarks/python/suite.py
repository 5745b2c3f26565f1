"""`sestante bench` on every corpus of benchmarks/suites/default.tsv: scripts/bench."""
import argparse
import json
import os
import subprocess
import sys

import measure

COLUMNS = ["corpus", "stage", "documents", "input_mb", "text_mb", "docs_per_s", "input_mb_per_s", "text_mb_per_s",
           "input_mb_per_s_wall", "spread", "out_mb", "load_s", "peak_mb"]


def lines_of(name, result):
    """A line a stage."""
    for stage in result["stages"]:
        counts = stage["counts"]
        cells = [name, stage["stage"], counts["documents"], counts["inputBytes"] / 1e6, counts["textBytes"] / 1e6,
                 stage["documentsPerSecond"], stage["inputMegabytesPerSecond"], stage["textMegabytesPerSecond"],
                 stage["inputMegabytesPerSecondWall"], stage["spread"], counts["outputBytes"] / 1e6,
                 result["load"]["cpu"], result["peakMegabytes"]]
        yield "\t".join(f"{cell:.4g}" if isinstance(cell, float) else str(cell) for cell in cells)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("--sestante", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--machine")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    print(measure.headline(options.sestante))
    print("\t".join(COLUMNS), flush=True)
    status = 0
    lines = ["\t".join(COLUMNS)]
    for row in measure.rows("default.tsv"):
        path = measure.make(options.sestante, row, options.folder)
        done = subprocess.run(
            [options.sestante, "bench", path, "--megabytes", "20", "--expect-documents", row["expected-documents"], "--json"],
            stdout=subprocess.PIPE, check=False)
        if done.returncode != 0:
            print(f"bench: {row['name']}: no figure", file=sys.stderr)
            status = 1
            continue
        found = list(lines_of(row["name"], json.loads(done.stdout)))
        lines += found
        print("\n".join(found), flush=True)
    if options.record and status == 0:
        print(measure.record("suites.tsv", options.sestante, "\n".join(lines) + "\n", options.machine))
    sys.exit(status)


if __name__ == "__main__":
    main()
