"""Digits of scripts that are not read are signs: never a number, never a fault."""

from collections.abc import Callable

import pytest

from kg.model.reading import Reading


@pytest.mark.parametrize("digits", ["\U00016130\U00016131", "١٢٣٤٥", "１２３４５", "௧௨௩௪௫", "²³"])
def test_other_digits_are_no_votes(read: Callable[..., Reading], digits: str) -> None:
    claims = read(f"Ravi Rao of the BJP polled {digits} votes in Kota.").claims
    assert [claim for claim in claims if claim.type == "votes"] == []
