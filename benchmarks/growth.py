"""Whether time grows as length does: names, things and links on texts without a full stop, once and twice as long.

python benchmarks/growth.py: CPU seconds of each stage on both lengths (the best of three) and their ratio, and the
seconds in which the known places load; exit 1 where twice the text takes more than three times the time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from kg.linking import link
from kg.linking.places import known_places
from kg.mentions import mentions
from kg.mentions.things import things
from kg.model.names import Mention
from kg.model.text import Document, OffsetMap, Sentence, Source, Span

WORST = 3.0
NAMES = "杭州青岚科技有限公司董事长李建国表示将在上海市设立研发中心"
THINGS = "参加第九届云门论坛在东川省举行推出系统上线的活动"


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that the work takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def document(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    """Return a text as one document of one sentence."""
    return Document("d", text, text, OffsetMap.identity(len(text)), Source("d.txt", "0")), (
        Sentence(Span(0, len(text))),
    )


def finding(times: int) -> Callable[[], object]:
    """Return the work of finding names."""
    article, sentences = document(NAMES * times)
    return lambda: mentions(article, sentences, ())


def linking(times: int) -> Callable[[], object]:
    """Return the work of linking so many names, each with its anaphors."""
    text, found = "", []
    for n in range(times):
        name = f"{chr(0x4E00 + n)}{chr(0x5E00 + n)}科技"
        found.append(Mention(Span(len(text), len(text) + len(name)), name, "Company", ("benchmark",), 0.9))
        text += f"{name}扩产，公司盈利，双方合作，它"
    article, sentences = document(text)
    return lambda: link(article, sentences, found)


def main() -> int:
    """Measure and print; return the exit code."""

    def places() -> None:
        known_places.cache_clear()
        known_places()

    print(f"known places  {seconds(places):.3f} s")
    worst = 0.0
    stages: dict[str, tuple[Callable[[int], Callable[[], object]], int]] = {
        "mentions": (finding, 400),
        "things": (lambda times: lambda: things(THINGS * times), 400),
        "links": (linking, 1000),
    }
    for name, (work, times) in stages.items():
        work(times // 4)()  # tables loaded
        once, twice = seconds(work(times)), seconds(work(2 * times))
        worst = max(worst, twice / once)
        print(f"{name:<12} {once:7.3f} s {twice:7.3f} s   {twice / once:.2f} times")
    return 0 if worst <= WORST else 1


if __name__ == "__main__":
    sys.exit(main())
