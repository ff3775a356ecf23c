"""How well people are recognized across elections: precision and recall against TCPD's person ids.

    python benchmarks/identity.py [--data ../shared/data] [--years 2014 2019] [--show 10]

Every candidacy of two general elections is a person of its own; the rules say which are one. Truth is whether both
rows carry one `pid_tcpd`, which is itself made by name matching inside a state and checked by hand. Weights were set
on 2014 and 2019; 1999 to 2009 (other seats, other delimitation) were looked at as totals alone.
"""

import argparse
import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from time import perf_counter

from kg.model.entity import INDEPENDENT
from kg.model.ids import slug
from kg.model.resolution import Judgement
from kg.resolve.linker import link
from kg.resolve.profiles import Profile, Stand

DATA = Path(__file__).parents[2] / "shared" / "data"
NO_PARTY = {"Independent", "IND"}
Row = Mapping[str, str]


def rows_of(data: Path, year: int) -> list[Row]:
    """The candidates of a general election."""
    recent = data / f"ls{year}_results.csv"
    if recent.exists():
        with recent.open(encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file) if row["is_nota"] == "0"]
    with gzip.open(data / "history_results.csv.gz", "rt", encoding="utf-8", newline="") as file:
        general = (row for row in csv.DictReader(file) if row["year"] == str(year) and row["poll_no"] == "0")
        return [row for row in general if row["is_nota"] == "0"]


def profile_of(row: Row, year: int, number: int) -> Profile:
    name = row["candidate"].title() if row["candidate"].isupper() else row["candidate"]
    state, seat = row["state"], row.get("pc_name") or row["constituency"]
    path = f"constituency/{slug(state)[:2] if len(state) < 3 else slug(state)}-{slug(seat)}"
    party = row.get("party") or row["party_abbr_tcpd"]
    party = INDEPENDENT if party in NO_PARTY else f"party/{slug(party)}"
    return Profile(
        path=f"person/{year}-{number}",
        label=name,
        names=frozenset((name,)),
        articles=frozenset((f"{year}/{path}",)),
        stands=frozenset((Stand(f"LS-{year}", path, party),)),
        parties=frozenset((party,)) - {INDEPENDENT},
        offices=frozenset(),
    )


def clusters(replaced: Mapping[str, str], paths: Iterable[str]) -> Iterator[list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[replaced.get(path, path)].append(path)
    return iter(groups.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--years", type=int, nargs="+", default=[2014, 2019])
    parser.add_argument("--show", type=int, default=0, help="wrong and missed pairs to show")
    options = parser.parse_args()
    rows = [(year, row) for year in options.years for row in rows_of(options.data, year)]
    profiles = {p.path: p for number, (year, row) in enumerate(rows) for p in (profile_of(row, year, number),)}
    person = {path: row.get("pid_tcpd", "") for path, (_, row) in zip(profiles, rows, strict=True)}
    start = perf_counter()
    links = link(profiles, known={})
    seconds = perf_counter() - start
    found = {pair for group in clusters(links.replaced, profiles) for pair in combinations(sorted(group), 2)}
    told = Counter(decision.judgement for decision in links.decisions)
    print(
        f"{len(profiles):,} candidacies of {options.years} in {seconds:.1f} s: {len(found):,} pairs joined, "
        f"{told[Judgement.UNSURE]:,} unsure, {told[Judgement.DIFFERENT]:,} different"
    )
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path, pid in person.items():
        if pid:
            groups[pid].append(path)
    truth = {p for g in groups.values() for p in combinations(sorted(g), 2)}
    judged = {pair for pair in found if person[pair[0]] and person[pair[1]]}
    if not truth:
        return
    right = len(judged & truth)
    print(f"precision {right / max(1, len(judged)):.3f}, recall {right / len(truth):.3f} of {len(truth):,} true pairs")
    unsure = {(d.left, d.right) for d in links.decisions if d.judgement is Judgement.UNSURE}
    print(f"true pairs that are unsure: {len(truth & unsure):,} of {len(unsure):,} unsure pairs")
    reason = {(d.left, d.right): f"{d.judgement} {d.score} {d.reason}" for d in links.decisions}
    for title, pairs in (("joined wrongly", judged - truth), ("missed", truth - judged)):
        print(f"{title}: {len(pairs)}")
        for left, right_ in sorted(pairs)[:: max(1, len(pairs) // max(1, options.show))][: options.show]:
            for path in (left, right_):
                stand = next(iter(profiles[path].stands))
                print(f"   {profiles[path].label:40} {stand.constituency[13:]:40} {stand.party}")
            print(f"      {reason.get((left, right_), 'not proposed, or by others')}")


if __name__ == "__main__":
    main()
