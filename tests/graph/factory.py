"""Small knowledge for the tests of kg.graph: two invented articles that disagree on one deal."""

from __future__ import annotations

from datetime import date

from kg.model.claims import Evidence, Knowledge, Qualifiers, Statement, Status
from kg.model.names import Entity, Merge
from kg.model.text import Byline, Document, OffsetMap, Source, Span

TEXT = "海岚科技由周砚创办。海岚科技总部位于杭州市。许青曾任海岚科技首席运营官。"
RUMOUR = "市场传闻青禾资本将收购海岚科技。青禾资本否认收购海岚科技。"


def document(id_: str, text: str, *, title: str = "海岚科技的十年") -> Document:
    return Document(
        id=id_,
        text=text,
        raw=f"  {text}",
        offsets=OffsetMap.of_kept([Span(2, 2 + len(text))]),
        source=Source(f"news/{id_}.txt", "0" * 64),
        title=title,
        date=date(2025, 5, 7),
        outlet="江城晚报",
        bylines=(Byline("聂英", "记者", "江城晚报", Span(0, 0)), Byline("何苗", "编辑", "", Span(0, 0))),
    )


def statement(
    id_: str,
    subject: str,
    predicate: str,
    object_: str,
    words: str,
    *,
    text: str = TEXT,
    in_document: str = "d1",
    qualifiers: Qualifiers | None = None,
) -> Statement:
    begin = text.index(words)
    span = Span(begin, text.index("。", begin) + 1)
    evidence = Evidence(in_document, span, span.of(text), "test/rule", 0.8)
    return Statement(id_, subject, predicate, object_, qualifiers or Qualifiers(), (evidence,), 0.8)


def knowledge() -> Knowledge:
    return Knowledge(
        documents=(document("d1", TEXT), document("d2", RUMOUR, title="Deal talk")),
        entities=(
            Entity("Company/海岚科技", "Company", "海岚科技", aliases=("海岚", "Hailan Tech"), confidence=0.987),
            Entity("Company/青禾资本", "Company", "青禾资本"),
            Entity("Person/周砚", "Person", "周砚"),
            Entity("Person/许青", "Person", "许青", confidence=0.61),
            Entity(
                "Place/杭州市",
                "Place",
                "杭州市",
                subtype="AdministrativeDivision",
                identifiers=(("adcode", "330100"),),
                within=("浙江省", "中国"),
            ),
        ),
        statements=(
            statement("s1", "Company/海岚科技", "foundedBy", "Person/周砚", "海岚科技由"),
            statement("s2", "Company/海岚科技", "headquarteredIn", "Place/杭州市", "海岚科技总部"),
            statement(
                "s3",
                "Person/许青",
                "heldPosition",
                "Company/海岚科技",
                "许青",
                qualifiers=Qualifiers(title="首席运营官", valid_until="2024-03"),
            ),
            statement(
                "s4",
                "Company/青禾资本",
                "acquired",
                "Company/海岚科技",
                "市场传闻",
                text=RUMOUR,
                in_document="d2",
                qualifiers=Qualifiers(status=Status.RUMOURED, amount="5亿元", share_ratio="0.4720"),
            ),
            statement(
                "s5",
                "Company/青禾资本",
                "acquired",
                "Company/海岚科技",
                "青禾资本否认",
                text=RUMOUR,
                in_document="d2",
                qualifiers=Qualifiers(status=Status.DENIED, attributed_to="Company/青禾资本"),
            ),
        ),
        mentioned_in=(
            ("Company/海岚科技", "d1"),
            ("Company/海岚科技", "d2"),
            ("Company/青禾资本", "d2"),
            ("Person/周砚", "d1"),
            ("Person/许青", "d1"),
            ("Place/杭州市", "d1"),
        ),
        maybe_same=(("Person/许青", "Person/周砚", "same company"),),
        merges=(
            Merge("Company/海岚科技", "海岚", "opens the name", 0.85),
            Merge("Company/海岚科技", "Hailan Tech", "in brackets behind the name", 1.0),
        ),
    )
