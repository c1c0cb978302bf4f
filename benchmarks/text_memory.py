"""Memory of reading a large JSON-lines file: bounded, because it is streamed.

python benchmarks/text_memory.py [MEGABYTES …] [--gigabyte]: writes a file of each size (50 and 200 MB, with the flag
1024 MB too), reads it to the end in a process of its own, keeps no document and prints the peak resident memory; exit 1
where one size takes 64 MB more than another. Each file is deleted before the next is written.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = Path(__file__).resolve().parents[1] / "seeds" / "articles"
ALLOWED = 64.0


def write(path: Path, megabytes: int) -> None:
    """Write JSON lines of the shipped articles, one after the other, until the file has that size."""
    lines = [
        json.dumps({"text": file.read_text(encoding="utf-8", errors="ignore")}, ensure_ascii=False) + "\n"
        for file in sorted(ARTICLES.glob("*.txt"))
    ]
    data = "".join(lines).encode()
    with path.open("wb") as out:
        for _ in range(megabytes * 2**20 // len(data) + 1):
            out.write(data)


def consume(path: str) -> None:
    """Read a file to its end and print how many documents it gave and the peak memory in MB."""
    from kg.text import read

    count = sum(1 for _ in read([path]))
    print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("megabytes", nargs="*", type=int, default=[50, 200])
    parser.add_argument("--gigabyte", action="store_true", help="a file of 1024 MB too (minutes)")
    parser.add_argument("--consume", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.consume:
        consume(given.consume)
        return 0
    peaks: list[float] = []
    for size in [*given.megabytes, *([1024] if given.gigabyte else [])]:
        with tempfile.TemporaryDirectory() as folder:
            if shutil.disk_usage(folder).free < 2 * size * 2**20:
                print(f"{size:6} MB  no room for it in {folder}")
                return 1
            path = Path(folder) / "rows.jsonl"
            write(path, size)
            start = time.monotonic()
            command = [sys.executable, __file__, "--consume", str(path)]
            count, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            took = time.monotonic() - start
        peaks.append(float(peak))
        print(f"{size:6} MB  {int(count):8} documents  peak {float(peak):7.1f} MB  {took:6.1f} s", flush=True)
    return 0 if max(peaks) - min(peaks) <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
