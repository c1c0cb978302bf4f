"""Throughput of finding and linking names against jieba.cut, on the same text in the same run, part by part.

python benchmarks/names.py [FOLDER …] [--passes N]: CPU seconds of each part of kg.mentions and of kg.linking, with the
network and without it, as multiples of jieba.cut on the same text; exit 1 under .15 and .4 times its throughput. What
is remembered of single names is forgotten before each pass: the text is as new as to jieba. The quickest pass counts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.linking import link
from kg.mentions import mentions
from kg.mentions.finder import Quality
from kg.model.text import Document, Sentence
from kg.text import read, sentences, tokens

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = [ROOT / "seeds" / "articles", ROOT / "seeds" / "train"]
WANTED: dict[Quality, float] = {"best": 0.15, "fast": 0.4}
# part → the function that does it, in the module that calls it
PARTS = {
    "network": ("kg.mentions.finder", "read"),
    "heads": ("kg.mentions.gathering", "heads"),
    "candidates": ("kg.mentions.gathering", "candidates"),
    "places": ("kg.mentions.gathering", "occurrences"),
    "features": ("kg.mentions.gathering", "features"),
    "words": ("kg.mentions.gathering", "wording"),
    "placing": ("kg.mentions.finder", "placed"),
    "things": ("kg.mentions.gathering", "things"),
}
Text = Sequence[tuple[Document, tuple[Sentence, ...]]]


def watched(spent: dict[str, float]) -> None:
    """Let each part add its CPU seconds to a table from now on."""
    for part, (module, name) in PARTS.items():
        setattr(import_module(module), name, _timed(getattr(import_module(module), name), part, spent))


def _timed(work: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any, **options: Any) -> Any:
        start = time.process_time()
        result = work(*given, **options)
        spent[part] = spent.get(part, 0.0) + time.process_time() - start
        return result

    return timed


def remembering() -> Iterator[Any]:
    """Yield the functions of both stages that remember what they said of single names."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith(("kg.mentions.", "kg.linking.")):
            for function in vars(module).values():
                limits = getattr(function, "cache_parameters", None)
                if limits and limits()["maxsize"]:
                    yield function


def run(text: Text, quality: Quality, spent: dict[str, float]) -> dict[str, float]:
    """Return the CPU seconds of each part, in one pass over the text."""
    spent.clear()
    for function in remembering():
        function.cache_clear()
    finding = linking = 0.0
    for document, cut in text:
        words = tokens(document, cut)  # new each time: what is made of them later counts
        start = time.process_time()
        found = mentions(document, cut, words, quality=quality)
        middle = time.process_time()
        link(document, cut, found)
        finding, linking = finding + middle - start, linking + time.process_time() - middle
    rest = finding - sum(spent.values())
    return {**{part: spent[part] for part in PARTS if part in spent}, "rest": rest, "linking": linking}


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--passes", type=int, default=3)
    given = parser.parse_args()
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    files = [path for folder in given.folders for path in sorted(folder.glob("*.txt"))]
    documents = [document for document in read(files) if isinstance(document, Document)]
    text = [(document, sentences(document)) for document in documents]
    size = sum(len(document.text.encode()) for document in documents) / 1e6

    def jieba_cut() -> float:
        start = time.process_time()
        for document in documents:
            for _ in jieba.cut(document.text):
                pass
        return time.process_time() - start

    spent: dict[str, float] = {}
    watched(spent)
    good = True
    jieba_cut()
    for quality, wanted in WANTED.items():
        run(text, quality, spent)  # warm: tables and weights loaded
        passes = [(run(text, quality, spent), jieba_cut()) for _ in range(given.passes)]
        took = min((took for took, _ in passes), key=lambda took: sum(took.values()))
        cut = min(cut for _, cut in passes)
        whole = sum(took.values())
        print(f"{quality}: {size:.2f} MB, jieba.cut {size / cut:.2f} MB/s; CPU time of jieba.cut = 1")
        for part, seconds in took.items():
            print(f"  {part:<11}{seconds / cut:6.2f}")
        print(f"  {'whole':<11}{whole / cut:6.2f}   {size / whole:.2f} MB/s, ratio {cut / whole:.3f} (bar {wanted})")
        good &= cut >= wanted * whole
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
