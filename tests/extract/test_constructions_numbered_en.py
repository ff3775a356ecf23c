"""Every construction of English election news and every fault of real pages, by number, on sentences of our own.

A case is a number of tests/gold/constructions.md, the day ("count": while votes are counted, "KA": of Karnataka's
assembly) and a text (`/` breaks a line, `~` is a space that does not); below it what is read (+) and what is not (-).
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from kg.model.reading import Reading
from tests.extract.conftest import note

DAYS = {
    "after": "2024-06-05",
    "count": "2024-06-04",
    "after-KA": "2023-05-14",
    "count-KA": "2023-05-13",
    "by": "2018-05-31",
}
CASES = """
en-1 count: Meera Nair of the BJP leads Sohan Gill by 6,150 votes in Kota.
  + lead Nair/Kota; margin Nair>6150/Kota
en-1 after: Meera Nair won Kota with 6,12,400 votes.
  + votes Nair=612400/Kota; won Nair/Kota
  - margin Nair>612400/Kota
en-2 count: Meera Nair leads with 8,200 seats over Sohan Gill in Kota.
  - tally BJP 8200 leading; votes Nair=8200/Kota
en-3 after: Meera Nair won Kota with a majority of 18,700.
  + margin Nair>18700/Kota; won Nair/Kota
en-3 after: In Bhopal, Sohan Gill's majority was 7,340.
  + margin Gill>7340/Bhopal; won Gill/Bhopal
en-4 after: In Kota Meera Nair had 4,10,220 votes to Sohan Gill's 3,98,100.
  + votes Gill=398100/Kota; votes Nair=410220/Kota
en-4 after: In Indore, Meera Nair polled 5,01,000 votes against 4,60,000 for Sohan Gill.
  + votes Gill=460000/Indore; votes Nair=501000/Indore
en-5 after: With 5,12,700 votes, Meera Nair won Kota by a margin of 44,100.
  + margin Nair>44100/Kota; votes Nair=512700/Kota; won Nair/Kota
en-5 after: Meera Nair polled 3,44,512 votes and beat Sohan Gill by 12,209 votes in Kota.
  + defeat Nair>Gill/Kota; margin Nair>12209/Kota; votes Nair=344512/Kota
en-6 after: Meera Nair and Sohan Gill won from Kota and Bhopal respectively.
  + won Gill/Bhopal; won Nair/Kota
  - won Gill/Kota; won Nair/Bhopal
en-6 after: Meera Nair and Sohan Gill beat Arun Pal and Vikas Jha in Kota and Bhopal by 520 and 730 votes respectively.
  + defeat Gill>Jha/Bhopal; defeat Nair>Pal/Kota
  - defeat Nair>Jha/Bhopal
en-7 after: Meera Nair won in Kota by 5,300 votes, Sohan Gill in Bhopal by 812.
  + margin Gill>812/Bhopal; margin Nair>5300/Kota
en-7 after: Arun Pal lost Kota to Meera Nair, Vikas Jha Bhopal to Sohan Gill.
  + defeat Nair>Pal/Kota; lost Pal/Kota
  - lost Jha/Kota
en-8 count-KA: Karnataka assembly polls / The Congress has won 52 seats and is leading in 12, the BJP 17 and three.
  + tally INC 12 leading@VS-KA-2023; tally INC 52 won@VS-KA-2023
en-9 after: In Madhya Pradesh, five seats each went to the BJP and the Congress.
  + tally BJP 5 won; tally INC 5 won
en-9 after-KA: Karnataka assembly polls / The BJP and the Congress won 12 seats apiece.
  + tally BJP 12 won@VS-KA-2023; tally INC 12 won@VS-KA-2023
en-10 after: Kota went to Meera Nair and Bhopal fell to Sohan Gill.
  + won Gill/Bhopal; won Nair/Kota
  - lost Gill/Bhopal
en-10 after: Indore stayed with Arun Pal of the BJP.
  + won Pal/Indore
en-11 after: Kota elected Meera Nair.
  + won Nair/Kota
en-11 after: Bhopal has sent Sohan Gill of the BJP to the Lok Sabha.
  + won Gill/Bhopal
en-12 after: The winners were Meera Nair (Kota), Sohan Gill (Bhopal) and Arun Pal (Indore).
  + won Gill/Bhopal; won Nair/Kota; won Pal/Indore
en-12 after: Those elected are Meera Nair (Kota) and Sohan Gill (Bhopal).
  + won Gill/Bhopal; won Nair/Kota
en-13 after: Winners: Meera Nair -- Kota, Sohan Gill -- Bhopal.
  + won Gill/Bhopal; won Nair/Kota
en-14 after: The winners were Congress's Meera Nair (Kota) and Sohan Gill (Bhopal).
  + won Gill/Bhopal; won Nair/Kota
en-15 after: Congress's Meera Nair won Kota and her party colleague Sohan Gill took Bhopal.
  + won Gill/Bhopal; won Nair/Kota
en-16 after: Meera Nair of the Congress won Kota. Sohan Gill won Bhopal for the same party.
  + won Gill/Bhopal; won Nair/Kota
en-17 after: The Congress has a foothold again: Meera Nair won Kota for it by 3,100 votes.
  + margin Nair>3100/Kota; won Nair/Kota
  - won INC/Kota
en-18 after: Speaker Meera Nair stood in Kota. The margin for the Speaker was 41,300.
  + margin Nair>41300/Kota
en-19 after: BJP state president Sohan Gill stood in Kota. The state president was beaten by Meera Nair by 8,500 votes.
  + lost Gill/Kota; won Nair/Kota
en-20 count: The Congress is winning Kota. Actor Meera Nair leads Sohan Gill by 7,200 votes.
  + lead Nair/Kota; margin Nair>7200/Kota
en-21 count: Union minister Meera Nair is 21,400 votes ahead of Sohan Gill.
  + lead Nair; trail Gill
en-22 after: In Kota Sohan Gill finished 6,210 votes behind Meera Nair.
  + margin Nair>6210/Kota
  - won Gill/Kota
en-22 count: Sohan Gill was 6,210 votes adrift of Meera Nair in Kota.
  + lead Nair/Kota; trail Gill/Kota
  - lead Gill/Kota
en-23 count: In Kota, Meera Nair was 4,120 votes to the good.
  + lead Nair/Kota; margin Nair>4120/Kota
en-23 count: Meera Nair was 9,340 votes clear of Sohan Gill in Kota.
  + lead Nair/Kota; margin Nair>9340/Kota
en-23 count: Meera Nair has a cushion of 5,200 votes over Sohan Gill in Kota.
  + lead Nair/Kota; margin Nair>5200/Kota
en-24 after: Sohan Gill bit the dust in Kota.
  + lost Gill/Kota
en-24 after: Sohan Gill came a cropper in Kota, and Arun Pal went down to Meera Nair in Bhopal.
  + lost Gill/Kota; lost Pal/Bhopal; won Nair/Bhopal
en-25 after: Meera Nair scraped through in Kota by 312 votes.
  + margin Nair>312/Kota; won Nair/Kota
en-25 after: Meera Nair squeezed past Sohan Gill in Kota by 312 votes.
  + lost Gill/Kota; margin Nair>312/Kota; won Nair/Kota
en-25 after: In Kota Meera Nair edged Sohan Gill by 87 votes.
  + lost Gill/Kota; margin Nair>87/Kota; won Nair/Kota
en-26 count: Sohan Gill trailed behind Meera Nair in Kota by 4,000 votes.
  + lead Nair/Kota; trail Gill/Kota
en-26 after: The campaign trail of Sohan Gill wound through Kota.
  - lost Gill/Kota; trail Gill/Kota
en-27 after: Sohan Gill led early in Kota but Meera Nair got home by 2,140 votes.
  + margin Nair>2140/Kota; won Nair/Kota
  - lead Gill/Kota; won Gill/Kota
en-28 after: The Congress won Kota and Bhopal. In the latter, Meera Nair beat Sohan Gill by 300 votes.
  + defeat Nair>Gill/Bhopal; margin Nair>300/Bhopal
  - defeat Nair>Gill/Kota
en-29 count: Sohan Gill conceded defeat in Kota though four rounds remained.
  + lost Gill/Kota
en-30 count: Exit polls had given Sohan Gill an easy win in Kota.
  - lead Gill/Kota; won Gill/Kota
en-30 count: The BJP hoped for 20 seats in Karnataka.
  - tally BJP 20 leading; tally BJP 20 won
en-30 count: An opinion poll forecast 25 seats for the Congress in Karnataka.
  - tally INC 25 leading; tally INC 25 won
en-31 count: Sohan Gill said his party would win 300 seats.
  - tally BJP 300 won
en-31 count: "We will win Kota by a lakh votes," Sohan Gill said.
  - won Gill/Kota
en-32 after: She said Sohan Gill was really with the BJP. Meera Nair won Kota.
  + won Nair/Kota
  - lost Gill/Kota; won Gill/Kota
en-33 after: Meera Nair took Kota, which Sohan Gill won by 3,140 votes in 2019, by 9,100 votes.
  + won Gill/Kota@LS-2019; won Nair/Kota
  - won Gill/Kota
en-33 after: Meera Nair won Kota. In 2019, Sohan Gill had won the seat by 3,140 votes.
  + margin Gill>3140/Kota@LS-2019; won Gill/Kota@LS-2019; won Nair/Kota
  - won Gill/Kota
en-34 after: Meera Nair won Kota. Five years ago she had lost the seat to Sohan Gill.
  + lost Nair/Kota@LS-2019; won Gill/Kota@LS-2019; won Nair/Kota
  - lost Nair/Kota
en-34 after: Meera Nair won Kota by 900 votes. Last time, the margin was 14,500.
  + margin Nair>900/Kota
  - margin Nair>14500/Kota
en-35 after: The BJP won 17 seats in Karnataka, exactly as in 2014.
  + tally BJP 17 won
en-36 after: Meera Nair won Kota for the third time in a row.
  + won Nair/Kota
en-37 after: Meera Nair retained Kota for the BJP.
  + won Nair/Kota
en-37 after: Meera Nair wrested Kota from the BJP's Sohan Gill.
  + won Nair/Kota
  - won Gill/Kota
en-38 after: The Congress won 20 seats in Karnataka, one more than the BJP.
  + tally INC 20 won
  - tally BJP 1 won; tally BJP 20 won; tally INC 1 won
en-39 after: The BJP won three in four of the 40 seats in Bihar.
  - tally BJP 3 won; tally BJP 4 won; tally BJP 40 won
en-40 after-KA: Karnataka assembly polls / The AAP drew a blank in Karnataka, and the BSP failed to open its account.
  + tally BSP 0 won@VS-KA-2023
en-41 count: In Bihar the BJP got 17 seats to fight and the JD(U) 16.
  - tally BJP 17 won; tally JDU 16 won
en-42 after: Seven of the BJP's candidates won by over a lakh votes.
  - tally BJP 7 won
en-43 count: The BJP is leading in 37 of the 39 seats in Tamil Nadu.
  + tally BJP 37 leading
  - tally BJP 39 leading
en-44 count: The BJP was ahead in 25 seats in Karnataka.
  + tally BJP 25 leading
en-45 after: In Indore, NOTA got 2,18,674 votes.
  + votes NOTA=218674/Indore
en-46 after: Meera Nair was elected unopposed from Surat.
  + won Nair/Surat
en-46 after: In Surat Meera Nair was returned without a contest.
  + won Nair/Surat
en-47 count: Sohan Gill withdrew his papers in Indore and joined the BJP.
  - lost Gill/Indore
en-48 after: Meera Nair lost Kota but won Bhopal.
  + lost Nair/Kota; won Nair/Bhopal
  - lost Nair/Bhopal; won Nair/Kota
en-49 after: Meera Nair lost New Delhi by 3,000 votes as voters of Delhi turned away.
  + lost Nair/New Delhi
en-50 after: Meera Nair won the Kota Lok Sabha seat by 5,100 votes. Sohan Gill won the Chaksu assembly seat last year.
  + won Nair/Kota
  - won Gill/Chaksu; won Gill/Kota
en-51 after: Meera Nair, daughter of Sohan Gill, won Kota by 5,100 votes.
  + won Nair/Kota
  - won Gill/Kota
en-52 after: Meera Nair won Kota. Her sister Asha Nair lost Bhopal.
  + lost Nair/Bhopal; won Nair/Kota
en-53 after: Gaurav Sen beat Topon Sen in Kota by 900 votes.
  + margin Sen>900/Kota
en-54 after: The Shiv Sena (UBT) won nine seats in Maharashtra and the Shiv Sena seven.
  + tally Shiv Sena (Uddhav Balasaheb Thackeray) 9 won
en-55 after: Meera Nair of the Shiv Sena (Uddhav Balasaheb Thackeray) won Nashik by 900 votes.
  + margin Nair>900/Nashik; won Nair/Nashik
  - won Thackeray/Nashik
en-56 after: The Trinamool Congress won 29 seats in West Bengal and the Congress one.
  + tally INC 1 won
  - tally INC 29 won
en-57 after: Meera Nair alias Rani won Gurugram by 4,000 votes.
  + margin Nair>4000/Gurgaon
en-58 after: Meera Nair won Prayagraj by 4,000 votes.
  + margin Nair>4000/Allahabad
en-59 after: Palakkad MLA Meera Nair, standing in Wayanad, won by 5,300 votes.
  + won Nair/Wayanad
  - won Nair/Palakkad
en-60 after: Meera Nair won Kota by 2,12,704 votes.
  + margin Nair>212704/Kota
en-60 after: Meera Nair won Kota by 212,704 votes.
  + margin Nair>212704/Kota
en-60 after: Meera Nair won Kota by 212704 votes.
  + margin Nair>212704/Kota
en-60 after: Meera Nair won Kota by 2.12 lakh votes.
  + margin Nair>212000/Kota
en-60 after: Meera Nair won Kota with 1.17 million votes.
  + votes Nair=1170000/Kota
broken-1 after: Meera Nair won Kota by 44, 618 votes.
  + margin Nair>44618/Kota
broken-1 after: Meera Nair won Kota.Sohan Gill lost Bhopal.
  + lost Gill/Bhopal; won Nair/Kota
broken-2 after: Meera Nair~won Kota~by 4,618~votes.
  + margin Nair>4618/Kota; won Nair/Kota
broken-2 after: The BJP?s Meera Nair won Kota by 4,618 votes.
  + won Nair/Kota
broken-3 after: Nair wins Kota by over 19 thousand votes / Meera Nair of the BJP won Kota by 19,985 votes.
  + margin Nair>19985/Kota
broken-4 by: By-election results / Meera Nair won Kairana in Uttar Pradesh. Sohan Gill won Noorpur.
  + won Gill/Noorpur@VS-UP-2018-BY; won Nair/Kairana@LS-2018-BY
broken-5 after: In Kota the Congress candidate won by 5,100 votes.
  + margin INC>5100/Kota; won INC/Kota
broken-6 after: The BJP has the support of 121 members.
  - tally BJP 121 won
broken-6 after: A party needs 272 seats for a majority.
  - tally BJP 272 won
broken-7 after: Meera Nair won Thiruvananthpuram by 900 votes.
  - lost Nair/Thiruvananthapuram
broken-8 after: The SAD-BJP combine won 12 seats in Punjab.
  - tally BJP 12 won
broken-9 after: Also read: Meera Nair wins Kota by 5,100 votes / Sohan Gill won Bhopal.
  + won Gill/Bhopal
  - won Nair/Kota
broken-10 count: 2:25 pm: Meera Nair is leading in Kota by 510 votes. / 1:10 pm: Sohan Gill is leading in Kota by 300.
  + lead Nair/Kota
  - lead Gill/Kota
broken-11 after-KA: Karnataka assembly polls / Meera Nair won the Hubli-Dharwad Central assembly seat.
  - won Nair/Dharwad
broken-12 after: Kota had a close fight. / Meera Nair beat Sohan Gill there by 900 votes.
  + margin Nair>900/Kota; won Nair/Kota
broken-13 after: In Kota the BJP beat the Congress by 5,000 votes.
  + lost INC/Kota; won BJP/Kota
  - won INC/Kota
broken-14 count: After the third round, Meera Nair was ahead by 900 votes in Kota.
  + lead Nair/Kota
broken-15 after: Meera Nair was leading in Kota by 900 votes in the morning. Meera Nair won Kota by 2,000 votes.
  + margin Nair>2000/Kota; won Nair/Kota
  - lead Nair/Kota
broken-16 after: Kota was won by Sohan Gill in 2014. In 2019, Arun Pal won Kota.
  + won Gill/Kota@LS-2014; won Pal/Kota@LS-2019
  - won Gill/Kota
"""


def cases() -> Iterator[tuple[str, str, str, set[str], set[str]]]:
    """Number, day, text, what is told and what is not, of each case."""
    lines = CASES.strip().split("\n")
    heads = [place for place, line in enumerate(lines) if not line.startswith("  ")]
    for place, end in pairwise([*heads, len(lines)]):
        head, _, text = lines[place].partition(": ")
        number, day = head.split()
        notes = {
            sign: {one for line in lines[place + 1 : end] if line[2] == sign for one in line[4:].split("; ")}
            for sign in "+-"
        }
        yield number, DAYS[day], text.replace(" / ", "\n").replace("~", "\u00a0"), notes["+"], notes["-"]


ALL = list(cases())


@pytest.mark.parametrize(("number", "published", "text", "told", "untold"), ALL, ids=[f"{c[0]}:{c[2]}" for c in ALL])
def test_construction(
    read: Callable[..., Reading], number: str, published: str, text: str, told: set[str], untold: set[str]
) -> None:
    found = {note(claim) for claim in read(text, published).claims}
    assert told <= found
    assert not untold & found


@pytest.mark.parametrize(("kind", "most"), [("en", 60), ("broken", 16)])
def test_every_number_has_a_case(kind: str, most: int) -> None:
    assert {case[0] for case in ALL if case[0].startswith(kind)} == {f"{kind}-{n}" for n in range(1, most + 1)}
