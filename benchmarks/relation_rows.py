"""Measure the relation rules with the gold's names, and write the confidence of each row.

    python benchmarks/relation_rows.py GOLD_DIR… [--errors KIND[/RELATION]] [--write] [--writers]

--write stores the measured precision of the rows in kg/relations/confidence.tsv (use gold/train and gold/real: never
a set that judges); --writers prints one line a writer; --errors prints missed, spurious, polarity, status, title or
former claims, of all relations or of one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import kg.relations
from kg.learn.gold import gold_articles
from kg.learn.relation_scores import by_writer, confidence_table, report, score


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", default="")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--writers", action="store_true")
    options = parser.parse_args()
    articles = [article for folder in options.gold for article in gold_articles(folder)]
    if options.writers:
        for writer, scores in by_writer(articles).items():
            print(writer, "P {:.3f} R {:.3f} F1 {:.3f}".format(*scores.total.scores))
    scores = score(articles)
    print("\n".join(report(scores)))
    kind, _, relation = options.errors.partition("/")
    for error in scores.errors:
        if kind and error[0] == kind and (not relation or error[3] == relation):
            print("\t".join(error))
    if options.write:
        path = Path(kg.relations.__file__).with_name("confidence.tsv")
        path.write_text(confidence_table(scores), encoding="utf-8")


if __name__ == "__main__":
    main()
