"""Counts the branches that a classification takes, for the release: scripts/profile."""
import argparse
import glob
import os
import subprocess
import tempfile

import measure

COUNTS = os.path.join(measure.ROOT, "benchmarks/release.profdata")


def main():
    parser = argparse.ArgumentParser(prog="scripts/profile")
    parser.add_argument("--sestante", required=True)
    parser.add_argument("--merge", required=True)
    parser.add_argument("--folder", required=True)
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    # What making a corpus takes is no classification.
    os.environ["LLVM_PROFILE_FILE"] = os.devnull
    paths = [measure.make(options.sestante, row, options.folder) for row in measure.rows("profile.tsv")]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LLVM_PROFILE_FILE"] = os.path.join(folder, "%p.profraw")
        for path in paths:
            subprocess.run([options.sestante, "classify", "--quiet", "--jobs", "1", path], stdout=subprocess.DEVNULL, check=True)
        # Functions that only their file knows go by its path, which differs from machine to machine.
        subprocess.run(
            [options.merge, "merge", "-sparse", "--no-function=/", "-o", COUNTS, *sorted(glob.glob(os.path.join(folder, "*.profraw")))],
            check=True)
    print(f"profile: {os.path.relpath(COUNTS, measure.ROOT)} is written")


if __name__ == "__main__":
    main()
