"""What each view makes nodes and edges of."""

from collections.abc import Mapping

import pytest

from kg.errors import InputError
from kg.export import VIEWS, Edge, Network, Node, project
from kg.store import Reader

ID = "http://localhost:8000/id/"


def node(network: Network, path: str) -> Node:
    return next(node for node in network.nodes if node.id == ID + path)


def values(item: Node | Edge) -> Mapping[str, object]:
    return dict(item.attributes)


def edges(network: Network, source: str, target: str) -> list[Edge]:
    ends = (ID + source, ID + target)
    return [edge for edge in network.edges if (edge.source, edge.target) == ends]


class TestContests:
    @pytest.fixture
    def network(self, reader: Reader) -> Network:
        return project(reader, "contests")

    def test_nodes_are_people_and_unnamed_candidates(self, network: Network) -> None:
        assert [found.id.removeprefix(ID) for found in network.nodes] == [
            "candidacy/12",
            "candidacy/8",
            *(f"person/{name}" for name in ("awasthi", "gandhi", "irani", "mishra-1", "mishra-2", "sharma", "vadra")),
        ]

    def test_none_of_the_above_faced_nobody(self, network: Network) -> None:
        assert not any("nota" in found.id for found in network.nodes)

    def test_who_leads(self, network: Network) -> None:
        (edge,) = edges(network, "person/sharma", "person/irani")
        assert (edge.kind, edge.weight) == ("leads", 118471.0)
        assert values(edge) == {
            "contest": ID + "contest/ls-2024/up-amethi",
            "constituency": "Amethi",
            "election": "ls-2024",
            "status": "Interim",
            "margin": 118471,
            "source_party": "INC",
            "target_party": "BJP",
            "source_votes": 397538,
            "target_votes": 279067,
        }

    def test_who_won_defeated_all_others(self, network: Network) -> None:
        kinds = [edges(network, "person/awasthi", f"person/mishra-{number}")[0].kind for number in (1, 2)]
        assert kinds == ["defeated", "defeated"]

    def test_votes_decide_between_losers(self, network: Network) -> None:
        (edge,) = edges(network, "person/mishra-2", "person/mishra-1")
        assert (edge.kind, edge.weight) == ("faced", 913.0)

    def test_margin_of_the_contest_where_votes_are_unknown(self, network: Network) -> None:
        first, second = edges(network, "person/irani", "person/gandhi")
        assert (values(second)["margin"], values(second)["election"]) == (55000, "ls-2019")
        assert "margin" not in values(first)

    def test_defeat_in_an_unknown_contest(self, network: Network) -> None:
        first, _ = edges(network, "person/irani", "person/gandhi")
        assert (first.kind, values(first)) == (
            "defeated",
            {"election": "ls-2014", "source_party": "BJP", "target_party": "INC"},
        )

    def test_a_nameless_candidate_does_not_face_who_may_be_the_same(self, network: Network) -> None:
        sitapur = [edge for edge in network.edges if values(edge).get("constituency") == "Sitapur"]
        assert [(edge.source.removeprefix(ID), edge.target.removeprefix(ID)) for edge in sitapur] == [
            ("candidacy/8", "candidacy/12")
        ]

    def test_attributes_of_a_person(self, network: Network) -> None:
        assert values(node(network, "person/irani")) == {
            "party": "BJP",
            "candidacies": 3,
            "won": 1,
            "leading": 0,
            "votes": 279067,
        }

    def test_a_candidate_without_name(self, network: Network) -> None:
        found = node(network, "candidacy/8")
        assert (found.kind, found.label) == ("candidacy", "INC, Sitapur")


class TestParties:
    @pytest.fixture
    def network(self, reader: Reader) -> Network:
        return project(reader, "parties")

    def test_nodes(self, network: Network) -> None:
        assert [(found.kind, found.label) for found in network.nodes] == [
            ("party", "Bharatiya Janata Party"),
            ("party", "Indian National Congress"),
            ("state", "Uttar Pradesh"),
        ]

    def test_seats_by_election(self, network: Network) -> None:
        found = [
            (edge.kind, edge.weight, values(edge)["election"]) for edge in edges(network, "party/bjp", "party/inc")
        ]
        assert found == [("defeated", 1.0, "ls-2014"), ("defeated", 1.0, "ls-2019"), ("defeated", 1.0, "ls-2024")]

    def test_tally(self, network: Network) -> None:
        (edge,) = edges(network, "party/bjp", "state/up")
        assert (edge.kind, edge.weight) == ("tally", 35.0)
        assert values(edge) == {
            "election": "ls-2024",
            "tally": ID + "tally/1",
            "seats_leading": 35,
            "vote_share": 41.4,
        }

    def test_attributes(self, network: Network) -> None:
        assert values(node(network, "party/inc")) == {
            "short": "INC",
            "alliance": "INDIA bloc",
            "candidacies": 5,
            "won": 0,
            "leading": 2,
        }


class TestAlliances:
    @pytest.fixture
    def network(self, reader: Reader) -> Network:
        return project(reader, "alliances")

    def test_members_by_election(self, network: Network) -> None:
        found = [values(edge) for edge in edges(network, "party/bjp", "alliance/nda")]
        assert found == [{"election": "ls-2019"}, {"election": "ls-2024"}]

    def test_member_without_election(self, network: Network) -> None:
        (edge,) = edges(network, "party/sp", "alliance/india")
        assert (edge.kind, edge.weight, values(edge)) == ("member_of", 1.0, {})

    def test_tally_of_an_alliance(self, network: Network) -> None:
        (edge,) = edges(network, "alliance/nda", "country/in")
        assert edge.weight == 293.0


class TestFull:
    @pytest.fixture
    def network(self, reader: Reader) -> Network:
        return project(reader, "full")

    def test_only_the_current_view(self, network: Network) -> None:
        assert not any("resolution" in found.id for found in network.nodes)

    def test_every_link_is_an_edge(self, network: Network) -> None:
        (edge,) = edges(network, "candidacy/1", "party/inc")
        assert edge.kind == "party"

    def test_what_is_only_linked_to_is_a_node(self, network: Network) -> None:
        assert node(network, "person/vadra").kind == "person"
        assert node(network, "election/ls-2019").label == "ls-2019"

    def test_values_keep_their_type(self, network: Network) -> None:
        assert values(node(network, "candidacy/1"))["votes"] == 397538
        assert values(node(network, "candidacy/5"))["independent"] is True

    def test_one_type_for_each_attribute(self, network: Network) -> None:
        shares = [values(node(network, f"candidacy/{number}"))["vote_share"] for number in (1, 2)]
        assert shares == [54.5, 38.0]
        assert all(isinstance(share, float) for share in shares)

    def test_terms_and_outside_things_are_text(self, network: Network) -> None:
        found = values(node(network, "constituency/up-amethi"))
        assert found["reservation"] == "General"
        assert found["same_as"] == "http://www.wikidata.org/entity/Q3348171"

    def test_several_values_are_one_text(self, network: Network) -> None:
        assert values(node(network, "party/inc"))["alt_label"] == "Congress; Indian Congress"


class TestAll:
    @pytest.mark.parametrize("view", VIEWS)
    def test_the_same_each_time(self, reader: Reader, view: str) -> None:
        assert project(reader, view) == project(reader, view)

    @pytest.mark.parametrize("view", VIEWS)
    def test_order(self, reader: Reader, view: str) -> None:
        network = project(reader, view)
        assert [found.id for found in network.nodes] == sorted(found.id for found in network.nodes)
        ends = [(edge.source, edge.target, edge.kind) for edge in network.edges]
        assert ends == sorted(ends)

    @pytest.mark.parametrize("view", VIEWS)
    def test_nothing_is_unknown(self, reader: Reader, view: str) -> None:
        network = project(reader, view)
        for item in (*network.nodes, *network.edges):
            assert all(isinstance(value, str | int | float) for _, value in item.attributes)
            assert "" not in [value for _, value in item.attributes]

    def test_language(self, reader: Reader) -> None:
        network = project(reader, "contests", language="hi")
        assert node(network, "person/sharma").label == "किशोरी लाल शर्मा"
        assert node(network, "person/gandhi").label == "Rahul Gandhi"
        english = project(reader, "contests")
        assert node(english, "person/awasthi").label == "रमेश अवस्थी"

    def test_characters_that_xml_cannot_hold(self, reader: Reader) -> None:
        assert node(project(reader, "contests"), "person/irani").label == "Smriti \ufffdIrani"

    def test_no_such_view(self, reader: Reader) -> None:
        with pytest.raises(InputError, match="one of contests, parties, alliances, full"):
            project(reader, "people")
