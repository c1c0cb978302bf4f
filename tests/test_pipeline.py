"""From sources to knowledge, the whole way, on articles written for the project."""

import html
import random
from pathlib import Path

import pytest

import kg
from kg import linking, pipeline
from kg.errors import SourceError
from kg.model.text import Document, Span

ARTICLES = Path(__file__).resolve().parents[1] / "seeds" / "articles"
THREE = ("03_shenyang_housing_fund.txt", "06_chip_acquisitions.html", "24_three_briefs.txt")


@pytest.fixture(scope="module")
def run() -> pipeline.Run:
    return pipeline.build([ARTICLES / name for name in THREE])


def test_build_reports_every_document(run):
    assert sorted({outcome.source for outcome in run.report}) == sorted(THREE)
    assert {outcome.status for outcome in run.report} == {"ok"}


def test_build_splits_the_file_of_three_briefs(run):
    assert sum(outcome.source == "24_three_briefs.txt" for outcome in run.report) == 3


def test_build_links_every_statement_to_its_entities_and_documents(run):
    entities = {entity.id for entity in run.knowledge.entities}
    documents = {document.id: document for document in run.knowledge.documents}
    assert run.knowledge.statements
    for statement in run.knowledge.statements:
        assert {statement.subject, statement.object} <= entities
        for evidence in statement.evidence:
            assert evidence.sentence.of(documents[evidence.document].text) == evidence.text


def test_build_quotes_evidence_that_stands_in_the_raw_file():
    whole = pipeline.build([ARTICLES])
    documents = {document.id: document for document in whole.knowledge.documents}
    assert len(whole.knowledge.statements) > 300
    for statement in whole.knowledge.statements:
        for evidence in statement.evidence:
            document = documents[evidence.document]
            assert _raw_words(document, evidence.sentence) == evidence.text


def _raw_words(document: Document, span: Span) -> str:
    """The raw characters behind each character of the span; in HTML an entity or a tag may stand behind one."""
    pieces = (document.offsets.raw_span(Span(i, i + 1)).of(document.raw) for i in range(span.start, span.end))
    return "".join(html.unescape(piece) for piece in pieces)


def test_build_does_not_depend_on_the_order_of_the_sources():
    sources = [ARTICLES / name for name in THREE]
    shuffled = random.Random(7).sample(sources, k=3)
    assert kg.build(*sources).turtle() == kg.build(*shuffled).turtle()


def test_build_keeps_the_other_documents_when_one_cannot_be_read(tmp_path):
    run = pipeline.build([tmp_path / "missing.txt", ARTICLES / THREE[0]])
    assert [outcome.status for outcome in run.report] == ["failed", "ok"]
    assert len(run.knowledge.documents) == 1


def test_build_stops_at_the_first_failure_when_strict(tmp_path):
    with pytest.raises(SourceError, match=r"missing\.txt"):
        pipeline.build([tmp_path / "missing.txt", ARTICLES / THREE[0]], strict=True)


def test_build_takes_the_same_article_twice_as_one_with_two_places(tmp_path):
    text = (ARTICLES / THREE[0]).read_bytes()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(text)
    run = pipeline.build([tmp_path / "b.txt", tmp_path / "a.txt"])
    (document,) = run.knowledge.documents
    assert (document.source.path, [source.path for source in document.other_sources]) == ("a.txt", ["b.txt"])


def test_build_takes_a_reprint_as_no_second_witness(tmp_path):
    body = (ARTICLES / "02_sichuan_brain_computer.txt").read_text(encoding="utf-8").split("\n", 1)[1]
    (tmp_path / "a.txt").write_text("脑机接口产业提速\n" + body, encoding="utf-8")
    (tmp_path / "b.txt").write_text("转载：四川脑机接口又有新进展\n" + body, encoding="utf-8")
    run = pipeline.build([tmp_path / "b.txt", tmp_path / "a.txt"])
    (document,) = run.knowledge.documents
    assert (document.source.path, [source.path for source in document.other_sources]) == ("a.txt", ["b.txt"])
    assert {outcome.source: outcome.why for outcome in run.report} == {"a.txt": "", "b.txt": "a reprint of a.txt"}
    assert all(len(statement.evidence) == len(set(statement.evidence)) for statement in run.knowledge.statements)


def test_build_loses_one_article_to_a_fault_of_our_own_and_not_the_run(monkeypatch, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"林夏任{name}岚科技董事长。\n", encoding="utf-8")
    link = linking.link

    def faulty(document, sentences, mentions, **options):
        if document.source.path.endswith("a.txt"):
            raise IndexError("list index out of range")
        return link(document, sentences, mentions, **options)

    monkeypatch.setattr(linking, "link", faulty)
    run = pipeline.build([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [outcome.status for outcome in run.report] == ["failed", "ok"]
    assert "a fault of kg (IndexError in test_pipeline.py" in run.report[0].why
    assert len(run.knowledge.documents) == 1


def test_build_finds_what_a_user_knows_and_carries_its_codes(tmp_path):
    (tmp_path / "a.txt").write_text("周三，渡野宣布换帅。渡野此前由林夏掌舵。\n", encoding="utf-8")
    table = tmp_path / "known.csv"
    table.write_text("name,type,aliases,stockCode\n渡野科技股份有限公司,Company,渡野,600001\n", encoding="utf-8")
    graph = kg.build(tmp_path / "a.txt", entities=table)
    rows = graph.query('SELECT ?code WHERE { ?firm skos:altLabel|skos:prefLabel "渡野"@zh ; kg:stockCode ?code }')
    assert [str(row.code) for row in rows] == ["600001"]


def test_build_follows_the_decisions_of_a_human(tmp_path):
    (tmp_path / "a.txt").write_text("青岚科技有限公司董事长林夏昨日在杭州市表示，项目进展顺利。\n", encoding="utf-8")
    table = tmp_path / "decisions.tsv"
    table.write_text("decision\tentity\tother\tnote\nreject\tPlace/杭州市\t\t\n", encoding="utf-8")
    ask = 'ASK { ?place skos:prefLabel "杭州市"@zh }'
    assert kg.build(tmp_path / "a.txt").query(ask).askAnswer
    assert not kg.build(tmp_path / "a.txt", decisions=table).query(ask).askAnswer


def test_build_refuses_a_wrong_table_by_its_row(tmp_path):
    (tmp_path / "a.txt").write_text("青岚科技有限公司董事长林夏表示顺利。\n", encoding="utf-8")
    table = tmp_path / "decisions.tsv"
    table.write_text("decision\tentity\tother\tnote\nmerge\tPlace/杭州市\t\t\n", encoding="utf-8")
    with pytest.raises(kg.KgError, match=r"decisions\.tsv.*merge.*use one of"):
        kg.build(tmp_path / "a.txt", decisions=table)


def test_a_graph_tells_its_doubts_and_leaves_out_what_is_decided(tmp_path):
    (tmp_path / "a.txt").write_text("育新中学昨日宣布，学校将于明年迁至鼓楼区。", encoding="utf-8")
    graph = kg.build(tmp_path / "a.txt")
    (place,) = (doubt for doubt in graph.doubts() if doubt.kind == "place")
    assert place.question == "鼓楼区 是哪里 · which place?"
    rows = "decision\tentity\tother\n" + "\t".join(place.choices[0].rows[0]) + "\n"
    (tmp_path / "d.tsv").write_text(rows, encoding="utf-8")
    assert place not in graph.doubts(decisions=tmp_path / "d.tsv")
    assert graph.doubts(below=0)[0] == place
