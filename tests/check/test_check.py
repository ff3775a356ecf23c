import subprocess
import sys
from collections.abc import Callable

import pytest

from kg.check import Report, Severity, Violation, check
from kg.store import Reader

FAULTY = """
<party/a> a el:Party ; rdfs:label "A"@en .
<contest/ls-2024/tl-s> a el:Contest ; rdfs:label "S"@en ; el:margin "many" .
<../graph/why> { <resolution/0> a el:Resolution . }
"""


def test_what_is_misshapen_is_told_with_shape_property_and_value(holding: Callable[[str], Reader]) -> None:
    report = check(holding(FAULTY))
    assert (
        Violation(
            Severity.VIOLATION,
            "shape Contest el:margin",
            "http://kg.example/id/contest/ls-2024/tl-s",
            "a margin is one integer, 0 or more (found: many)",
        )
        in report.violations
    )


def test_named_graphs_are_checked_too(holding: Callable[[str], Reader]) -> None:
    report = check(holding(FAULTY))
    assert {v.rule for v in report.violations if v.subject.endswith("resolution/0")} >= {
        "shape Resolution",
        "shape Resolution el:state",
        "shape GroundedResolution",
    }
    assert report.graphs == 2


def test_without_shapes_only_the_rules_are_run(holding: Callable[[str], Reader]) -> None:
    report = check(holding(FAULTY), shapes=False)
    assert report.graphs == 0
    assert {violation.rule for violation in report.violations} == {"believed-for-a-reason"}


def test_an_empty_store_is_sound(holding: Callable[[str], Reader]) -> None:
    report = check(holding(""))
    assert report.ok
    assert report.violations == ()


def test_warnings_alone_are_no_failure() -> None:
    warning = Violation(Severity.WARNING, "r", "s", "m")
    assert Report((warning,), 1, 1).ok
    assert not Report((Violation(Severity.VIOLATION, "r", "s", "m"), warning), 1, 1).ok


def test_the_worst_comes_first_and_the_order_is_fixed(holding: Callable[[str], Reader]) -> None:
    trig = FAULTY + "<c/a> el:contest <k> ; el:party <party/a> . <c/b> el:contest <k> ; el:party <party/a> ."
    found = check(holding(trig)).violations
    assert list(found) == sorted(found)
    assert [v.severity for v in found] == sorted((v.severity for v in found), reverse=False)
    assert found[-1].severity is Severity.WARNING


@pytest.mark.parametrize("module", ["rdflib", "pyshacl"])
def test_importing_the_checks_does_not_import_the_slow_libraries(module: str) -> None:
    code = f"import sys, kg.check, kg.check.shapes; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
