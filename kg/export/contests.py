"""The view `contests`: who faced whom. Nodes are people, or candidacies whose person is unknown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.export.names import Names
from kg.export.network import Edge, Node, attributes
from kg.export.standings import Duel, Standing, duels, election_code, standings
from kg.store import Reader


def contests(reader: Reader, names: Names) -> tuple[Iterable[Node], Iterable[Edge]]:
    """Nodes and edges; an edge goes from the one ahead to the one behind and weighs the votes between them."""
    stood = standings(reader)
    of_node: defaultdict[str, list[Standing]] = defaultdict(list)
    for standing in stood:
        of_node[standing.node].append(standing)
    nodes = [_node(node, found, names) for node, found in of_node.items()]
    return nodes, _edges(duels(reader, stood), names)


def _node(node: str, stood: list[Standing], names: Names) -> Node:
    is_person = bool(stood[0].person)
    label = names.label(node) if is_person else _label_of_unknown(stood[0], names)
    return Node(
        node,
        "person" if is_person else "candidacy",
        label,
        attributes(
            party=names.shorts(each.party for each in stood if each.party),
            alliance=names.shorts(each.alliance for each in stood if each.alliance),
            candidacies=len(stood),
            won=sum(each.outcome == "Elected" for each in stood),
            leading=sum(each.outcome == "Leading" for each in stood),
            votes=max((each.votes for each in stood if each.votes is not None), default=None),
        ),
    )


def _label_of_unknown(standing: Standing, names: Names) -> str:
    known = (names.short(standing.party) if standing.party else "", names.label(standing.constituency))
    return ", ".join(part for part in known if part) or names.label(standing.candidacy)


def _edges(found: Iterable[Duel], names: Names) -> Iterator[Edge]:
    for duel in found:
        ahead, behind = duel.ahead, duel.behind
        if ahead.node == behind.node:
            continue
        yield Edge(
            ahead.node,
            behind.node,
            duel.kind,
            float(duel.margin) if duel.margin else 1.0,
            attributes(
                contest=ahead.contest,
                constituency=names.label(ahead.constituency) if ahead.constituency else "",
                election=election_code(ahead),
                status=ahead.status,
                margin=duel.margin,
                source_party=names.short(ahead.party) if ahead.party else "",
                target_party=names.short(behind.party) if behind.party else "",
                source_votes=ahead.votes,
                target_votes=behind.votes,
            ),
        )
