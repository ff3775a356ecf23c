"""Who stands: the path of each candidate, the same that an article naming them in that seat would give."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.articles.results.lines import Line
from kg.gazetteer import Candidate
from kg.gazetteer.names import fold
from kg.model import ids
from kg.model.entity import INDEPENDENT, NOTA
from kg.model.results import ContestKey, ResultRow, title


@dataclass(slots=True)
class Standers:
    """Finds paths; what was found once is remembered. Who is known by another name in that seat has that one's path.

    Candidates of one name in one contest are told apart by their parties, those of one party by their order.
    """

    known: Iterable[Candidate]
    _listed: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _found: dict[tuple[ContestKey, str, str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.known:
            for name in (each.person.label, *each.person.names):
                self._listed[each.contest, each.party, fold(name)] = each.person.path

    def find(self, contest: ContestKey, name: str, party: str, *, count: int = 0) -> str:
        """The path of a candidate; `count` tells apart those who have all else in common, 0 for the first."""
        key = (contest, name, party, count)
        if key not in self._found:
            first = f"{contest.path}/{party}" if party == INDEPENDENT else contest.path
            more = f"/{party}/{count}" if count else ""
            listed = "" if count else self._listed.get((contest.path, party, fold(name)), "")
            self._found[key] = listed or ids.person_path(title(name), first + more)
        return self._found[key]

    def strangers(self, rows: Iterable[ResultRow]) -> tuple[int, int]:
        """Of the first two of contests that the rows are about: how many stand in no row, and how many there are."""
        first_two, standing = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for each in self.known:
            first_two[each.contest].add(each.person.path)
        for row in rows:
            standing[row.contest.path].add(row.stander)
        known = first_two.keys() & standing.keys()
        missing = sum(len(first_two[contest] - standing[contest]) for contest in known)
        return missing, sum(len(first_two[contest]) for contest in known)

    def of_another(self, rows: Iterable[ResultRow], election: str) -> tuple[int, int]:
        """Of the first two of other elections in these seats: how many the rows name, and how many there are."""
        standing = defaultdict[str, set[tuple[str, str]]](set)
        for row in rows:
            standing[row.contest.constituency].add((row.party, fold(row.name)))
        others = [each for each in self.known if each.election != election and each.constituency in standing]
        names = ((each, (each.person.label, *each.person.names)) for each in others)
        found = sum(any((c.party, fold(name)) in standing[c.constituency] for name in more) for c, more in names)
        return found, len(others)

    def of_group(self, lines: Sequence[Line]) -> list[str]:
        """The paths of the candidates of one contest, in the order of its rows."""
        taken, found = Counter[str](), dict[int, str]()
        for line in sorted(lines, key=lambda line: not line.party.is_known):
            party = line.party.entity.path
            path = NOTA if line.is_nota else self.find(line.contest, line.name, party)
            taken[path] += 1
            count = taken[path]
            found[line.number] = path if count == 1 else self.find(line.contest, line.name, party, count=count)
        return [found[line.number] for line in lines]
