"""Laws that hold for any article: every name is linked once, nothing points nowhere, time grows with length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.linking import link, resolve

from .factory import analysed, article

STEMS = ("墨石", "临渡", "苍梧", "石守拙", "杭州", "北海", "鼓楼", "Kirihata", "柳成荫", "中国")
ENDS = ("", "科技", "集团", "有限公司", "银行", "市", "区", "大学", "队", "·艾山", " Machinery", "某", "总")
JOINTS = (
    "，",
    "。",
    "与",
    "（下称“",
    "”）",
    "旗下的",
    "说，",
    "、",
    "(",
    ")",
    "公司",
    "双方",
    "他",
    "后者",
    "其",
    "\n",
)
mentions = st.builds(
    lambda letter, stem, end: f"{{{letter}:{stem}{end}}}",
    st.sampled_from("CPLIDER"),
    st.sampled_from(STEMS),
    st.sampled_from(ENDS),
)
texts = st.lists(st.tuples(mentions, st.sampled_from(JOINTS)), min_size=1, max_size=12).map(
    lambda pairs: "".join(mention + joint for mention, joint in pairs)
)


@given(texts)
@settings(deadline=None)
def test_link_links_every_name_once_and_only_to_what_it_returns(text: str) -> None:
    document, sentences, found = article(text)
    entities, links = link(document, sentences, found)
    ids = [entity.id for entity in entities]
    assert len(ids) == len(set(ids))
    assert {one.entity for one in links} <= set(ids)
    named = [one.span for one in links if not one.anaphor]
    titled = [m.span for m in found if m.type == "Person" and m.text.endswith("总")]
    assert sorted(named) == sorted(
        mention.span for mention in found if mention.span not in titled or mention.span in named
    )
    assert all(one.reason for one in links)


@given(texts)
@settings(deadline=None)
def test_resolve_owns_every_entity(text: str) -> None:
    analysis = analysed(text)
    found = resolve([analysis, analysed(text, id_="b")])
    assert {(document, local) for document, local in found.owner} == {
        (document, entity.id) for document in ("a", "b") for entity in analysis.entities
    }
    assert set(found.owner.values()) == {entity.id for entity in found.entities}


def links(names: int) -> tuple[int, int]:
    """Return how many names and how many anaphors are linked in an article of so many different names."""
    text = "".join(f"{{C:{chr(0x4E00 + n)}{chr(0x5E00 + n)}科技}}扩产，公司盈利，双方合作，它" for n in range(names))
    document, sentences, found = article(text)
    anaphors = [one.anaphor for one in link(document, sentences, found)[1]]
    return anaphors.count(False), anaphors.count(True)


def test_links_grow_as_the_length_does_even_without_a_full_stop() -> None:
    (names, anaphors), (twice, more) = links(1000), links(2000)
    assert (names, twice) == (1000, 2000)
    assert 0 < anaphors < more <= 2 * anaphors + 3  # how long that takes: benchmarks/growth.py
