"""Scores of names: the counts of small files written out, the label sets, and lines that cannot be scored."""

import json
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.learn import name_scores
from kg.learn.counts import Count, Mistake
from kg.learn.name_labels import LABELS, VIEWS, label_set
from kg.learn.name_scores import Choice, NameScore, score_names
from kg.learn.names_corpora import cluener
from kg.model.names import ENTITY_TYPES

TEXT = "墨石科技的何允之在杭州见了临渡市工商局"
#       0123456789012345678
FIRM, PERSON, CITY, OFFICE = (0, 4), (5, 8), (9, 11), (13, 19)
CLUENER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "cluener" / "train.jsonl"


def row(*names: tuple[tuple[int, int], str], text: str = TEXT) -> str:
    entities = [[*span, label] for span, label in names]
    return json.dumps({"text": text, "entities": entities}, ensure_ascii=False) + "\n"


def score(path: Path, *rows: str, choice: Choice | None = None) -> tuple[NameScore, list[str]]:
    path.write_text("".join(rows), encoding="utf-8")
    told: list[str] = []
    found = score_names(path, choice, told=lambda error: told.append(str(error)), mistakes=True)
    return found, told


@pytest.fixture
def reads(monkeypatch, tmp_path):
    """A finder that reads the firm, the person and the office as a company."""
    given = [(*FIRM, "Company"), (*PERSON, "Person"), (*OFFICE, "Company")]
    monkeypatch.setattr(name_scores, "_by_finder", lambda quality: lambda text: given)
    return tmp_path / "names.jsonl"


def test_score_names_counts_a_wrong_type_as_missed_and_as_spurious(reads):
    found, _ = score(reads, row((FIRM, "Company"), (PERSON, "Person"), (CITY, "Place"), (OFFICE, "Institution")))
    assert dict(found.by_type) == {
        "Company": Count(1, 1, 0),
        "Person": Count(1, 0, 0),
        "Place": Count(0, 0, 1),
        "Institution": Count(0, 0, 1),
    }
    assert found.micro == Count(2, 1, 2)
    assert found.one_organization == Count(3, 0, 1)
    assert found.mistakes == (
        Mistake("names.jsonl:1", "missed name", ("Place", "杭州")),
        Mistake("names.jsonl:1", "wrong type", ("Institution", "临渡市工商局", "read Company")),
    )


def test_score_names_takes_the_mean_over_the_types_of_the_gold(reads):
    found, _ = score(reads, row((FIRM, "Company"), (PERSON, "Person"), (CITY, "Place")))
    assert found.macro == pytest.approx(((0.5 + 1 + 0) / 3, (1 + 1 + 0) / 3, (2 / 3 + 1 + 0) / 3))


def test_score_names_takes_a_name_one_character_off_as_wrong(reads):
    found, _ = score(reads, row(((0, 5), "Company")))
    assert found.by_type["Company"] == Count(0, 2, 1)


def test_score_names_counts_each_place_of_a_name(tmp_path):
    text = "杭州市政府说，杭州市今年建地铁，杭州市的地铁很长。"
    places = [((7, 10), "LOC"), ((16, 19), "LOC")]
    found, _ = score(tmp_path / "a.jsonl", row(*places, text=text))
    assert found.by_type["LOC"].tp == 2


def test_score_names_takes_companies_and_institutions_as_org(reads):
    found, _ = score(reads, row((FIRM, "ORG"), (PERSON, "PER"), (OFFICE, "ORG")))
    assert (found.labels, found.reader, found.micro) == ("per-loc-org", "finder", Count(3, 0, 0))
    assert found.one_organization is None


def test_score_names_takes_the_tags_of_msra(reads):
    found, _ = score(reads, row((FIRM, "nt"), (PERSON, "NR"), (CITY, "ns")))
    assert dict(found.by_type) == {"PER": Count(1, 0, 0), "LOC": Count(0, 0, 1), "ORG": Count(1, 1, 0)}


def test_score_names_leaves_out_labels_that_the_reader_has_no_type_for(reads):
    found, _ = score(reads, row((FIRM, "company"), (CITY, "position")), choice=Choice(reader="finder"))
    assert found.not_scored == {"position": 1}
    assert found.micro == Count(1, 2, 0)


def test_score_names_reads_cluener_with_its_own_head(monkeypatch, tmp_path):
    monkeypatch.setattr(name_scores, "_by_head", lambda text: [(0, 4, "company")])
    found, _ = score(tmp_path / "a.jsonl", row(), row((FIRM, "company"), (PERSON, "name")))
    assert (found.reader, found.texts, found.micro) == ("cluener", 2, Count(1, 1, 1))


def test_score_names_counts_in_the_text_as_it_is_given(tmp_path):
    text = "  广州市天河区\n\n　　谦寻控股由董海锋创立，总部位于杭\n州市。\n"
    city = text.index("杭"), text.index("州市。") + 2
    found, _ = score(tmp_path / "a.jsonl", row((city, "Place"), text=text))
    assert found.by_type["Place"].tp == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2: no JSON ("),
        ("[1]", "line 2: no text; write"),
        ('{"text": "甲"}', "line 2: no entities; write"),
        ('{"text": "甲", "entities": [[0, 2, "PER"]]}', '[0, 2, "PER"] is not inside the 1 characters of the text; '),
        ('{"text": "甲", "entities": [[0, 0, "PER"]]}', "is not inside"),
        ('{"text": "甲", "entities": [[0, true, "PER"]]}', "is no name; a name is [start, end,"),
        ('{"text": "甲", "entities": [[0, 1]]}', "[0, 1] is no name"),
        ('{"text": "甲", "entities": [[0, 1, "Person"]]}', "'Person' is no label of per-loc-org; use PER, LOC, ORG"),
    ],
)
def test_score_names_names_a_line_that_cannot_be_scored_and_goes_on(reads, line, words):
    found, told = score(reads, row((PERSON, "PER")), line + "\n", row((PERSON, "PER")))
    assert (found.texts, len(told)) == (2, 1)
    assert told[0].startswith(f"{reads}: line 2: ")
    assert words in told[0]


def test_score_names_names_a_line_that_is_no_utf8(reads):
    reads.write_bytes(row((PERSON, "PER")).encode() + row((CITY, "LOC")).encode("gb18030"))
    told: list[str] = []
    assert score_names(reads, told=lambda error: told.append(str(error))).texts == 1
    assert told == [f"{reads}: line 2: not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((), "no text to score"),
        (("{\n",), "no text to score"),
        ((row(),), "no name that tells whose labels they are; say --labels kg, cluener, per-loc-org"),
        ((row((FIRM, "B-X"), (CITY, "GPE")),), "unknown labels B-X, GPE; say --labels"),
    ],
)
def test_score_names_refuses_a_file_without_known_labels(reads, rows, words):
    with pytest.raises(SourceError, match=f"^{reads}: {words}"):
        score(reads, *rows)


def test_score_names_of_texts_without_names_needs_the_labels(reads):
    found, _ = score(reads, row(), choice=Choice(labels="kg"))
    assert found.micro == Count(0, 3, 0)
    assert found.macro == (0, 0, 0)


def test_score_names_takes_the_first_of_each_n_texts(reads):
    rows = [row((FIRM, "ORG"), text=f"{TEXT}{k}") for k in range(7)]
    assert score(reads, *rows, choice=Choice(every=3))[0].texts == 3


def test_the_label_sets_share_no_label():
    assert [label_set(label) for label in ("Company", "company", "ORG", "nr", "GPE")] == [
        "kg",
        "cluener",
        "per-loc-org",
        "per-loc-org",
        None,
    ]
    labels = [label for labels in LABELS.values() for label in labels]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(("labels", "reader"), VIEWS)
def test_every_view_meets_in_the_same_labels(labels, reader):
    view = VIEWS[labels, reader]
    assert set(view.gold) <= set(LABELS[labels])
    assert set(view.found) <= set(ENTITY_TYPES if reader == "finder" else LABELS["cluener"])
    assert set(view.gold.values()) == set(view.found.values())


@pytest.mark.skipif(not CLUENER.exists(), reason="the annotated corpora are not beside this checkout")
def test_the_tenth_that_is_held_out_is_the_one_that_training_leaves_out(monkeypatch):
    seen: list[str] = []
    monkeypatch.setattr(name_scores, "_by_head", lambda text: seen.append(text) or [])
    score_names(CLUENER, Choice(held_out=True), told=pytest.fail)
    assert seen == [example.text for example in cluener(CLUENER, held_out=True)]
    assert len(seen) == 1065
