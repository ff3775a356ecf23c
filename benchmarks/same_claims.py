"""Whether a change reads the same claims: `--write before.json` before it, `--against before.json` after it.

    python benchmarks/same_claims.py --write before.json
    python benchmarks/same_claims.py --against before.json

A change for speed alone must not change a single claim. Read are the texts of the benchmark and the seeds, and articles
made as `reading.py` makes them. Kept is of each the digest of what `kg extract` prints; of those that differ only the
names are told, as some texts are not to be looked at.
"""

import argparse
import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import corpus

from kg.articles import read
from kg.extract import extract
from kg.gazetteer import load_gazetteer
from kg.model.article import Article
from kg.model.dates import PartialDate

FOLDERS = (corpus.ROOT / "tests" / "gold", corpus.ROOT / "seeds", corpus.ROOT.parent / "shared" / "eval" / "dev")
BASE = "http://localhost:8000/"


def articles(words: int) -> Iterator[tuple[str, Article]]:
    """All articles with a name for each."""
    for folder in FOLDERS:
        for file in sorted((*folder.rglob("*.txt"), *folder.glob("*-*.md"))):
            gold = file.with_suffix(".gold.json")
            published = json.loads(gold.read_text("utf-8"))["published"] if gold.exists() else None
            for item in read([str(file)], published=published):
                if isinstance(item, Exception):
                    raise item
                yield f"{folder.name}/{file.relative_to(folder)}", item
    for number, made in enumerate(corpus.articles(words, seed=7)):
        text = unicodedata.normalize("NFC", made["text"])
        yield f"made/{number}", Article(text=text, published=PartialDate.parse(made["published"]))


def digest(article: Article) -> str:
    """The digest of all that is read of an article."""
    reading = extract(article, load_gazetteer())
    said = [json.dumps(claim.to_json(BASE), ensure_ascii=False) for claim in reading.claims]
    said += [f"{one.start}-{one.end}" for one in reading.sentences]
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=40_000, help="words of made articles (%(default)s)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep what is read now")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with what was kept")
    given = parser.parse_args()
    found = {name: digest(article) for name, article in articles(given.words)}
    if given.write:
        given.write.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    known = json.loads(given.against.read_text("utf-8")) if given.against else found
    other = sorted(name for name in found.keys() | known.keys() if found.get(name) != known.get(name))
    print(f"{len(found)} articles, {len(other)} read otherwise", *other, sep="\n")
    sys.exit(bool(other))


if __name__ == "__main__":
    main()
