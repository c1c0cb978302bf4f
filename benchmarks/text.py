"""Throughput of the whole text stage against jieba.cut, on the same text in the same run.

python benchmarks/text.py [FOLDER …] [--repeat N]: MB of UTF-8 per CPU second of reading (repair, articles, by-lines),
sentences, tokens, times and amounts together, and of jieba.cut on the same text; exit 1 under five times.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.model.text import Document
from kg.text import amounts, read, sentences, times, tokens

ROOT = Path(__file__).resolve().parents[1]
WANTED = 5.0


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def parts(folder: Path) -> dict[str, float]:
    """Return the CPU seconds of each part of the text stage over the files of a folder; nothing is kept."""
    spent = dict.fromkeys(("read", "sentences", "tokens", "times", "amounts"), 0.0)
    documents = read([folder])
    while True:
        start = time.process_time()
        document = next(documents, None)
        spent["read"] += time.process_time() - start
        if document is None:
            return spent
        if isinstance(document, Document):
            cut = sentences(document)
            spent["sentences"] += seconds(lambda d=document: sentences(d))
            spent["tokens"] += seconds(lambda d=document, c=cut: tokens(d, c))
            spent["times"] += seconds(lambda d=document: times(d))
            spent["amounts"] += seconds(lambda d=document: amounts(d))


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "seeds" / "articles"])
    parser.add_argument("--repeat", type=int, default=20, help="copies of the text, so that the clock can see it")
    given = parser.parse_args()
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    raw = [p.read_bytes() for folder in given.folders for p in sorted(folder.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        for copy in range(given.repeat):
            for k, data in enumerate(raw):
                (Path(folder) / f"{copy:03}-{k:04}.txt").write_bytes(data)
        parts(Path(folder))  # warm: tables and dictionary loaded
        spent = parts(Path(folder))
    size = sum(map(len, raw)) * given.repeat / 1e6
    text = b"\n".join(raw).decode("utf-8", "replace")
    cut = size / (seconds(lambda: sum(1 for _ in jieba.cut(text))) * given.repeat)
    whole = size / sum(spent.values())
    for name, took in spent.items():
        print(f"{name:<10} {size / took:8.1f} MB/s")
    print(f"whole      {whole:8.1f} MB/s\njieba.cut  {cut:8.1f} MB/s\nratio      {whole / cut:8.2f}")
    return 0 if whole >= WANTED * cut else 1


if __name__ == "__main__":
    sys.exit(main())
