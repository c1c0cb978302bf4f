from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import positions, radius


def test_positions_of_nothing_is_nothing() -> None:
    assert positions([], []) == ()


def test_positions_puts_two_tied_entities_beside_each_other() -> None:
    assert positions(["甲公司", "乙公司"], [(0, 1)]) == ((-66, 0), (66, 0))


def test_positions_are_the_same_each_time() -> None:
    labels = [f"实体{n}" for n in range(40)]
    edges = [(n, n * 7 % 40) for n in range(40)]
    assert positions(labels, edges) == positions(labels, list(reversed(edges)))


def test_positions_keeps_tied_entities_nearer_than_others() -> None:
    places = positions([f"实体{n}" for n in range(8)], [(n, n + 1) for n in range(7)])

    def apart(a: int, b: int) -> float:
        return float(((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5)

    assert all(apart(n, n + 1) < apart(n, n + 3) for n in range(5))


def test_positions_fills_the_view_with_many_small_parts() -> None:
    labels = [f"公司{n}" for n in range(60)]
    places = positions(labels, [(n, n + 1) for n in range(0, 60, 2)])
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    assert 0.9 < width / height < 2.2


graphs = st.integers(1, 30).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=50))
)


@settings(max_examples=40, deadline=None)
@given(graphs)
def test_positions_leaves_no_entity_on_another(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    places = positions(["名称"] * count, edges)
    assert len(places) == count
    for (ax, ay), (bx, by) in combinations(places, 2):
        assert abs(ax - bx) >= 2 * radius(0) or abs(ay - by) >= 2 * radius(0)
