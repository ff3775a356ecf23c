"""Plain text of Markdown (CommonMark 0.31 by markdown-it-py): markup gone, words and their order as they stand.

Pictures, comments and HTML tags are dropped, links keep their words. Blocks are divided by one blank line, lines within
a paragraph stay lines.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BREAKS: Final = frozenset({"softbreak", "hardbreak"})
_VERBATIM: Final = frozenset({"text", "code_inline"})


def plain(markdown: str) -> tuple[str, str]:
    """Title (the first heading of the top level where the text begins with it, else nothing) and text of the rest."""
    # Indented code is off: news text that is indented by four spaces is prose.
    tokens = MarkdownIt("commonmark").disable("code").parse(markdown)
    begins_with_title = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    blocks = list(_blocks(tokens))
    if begins_with_title and len(blocks) > 1:
        return blocks[0], "\n\n".join(blocks[1:])
    return "", "\n\n".join(blocks)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    number = ""
    for token in tokens:
        if token.type == "list_item_open":
            number = token.info + token.markup if token.info else ""
        elif token.type == "fence":
            yield token.content.rstrip("\n")
        elif token.type == "inline":
            words = _inline(token.children or ())
            text = f"{number} {words}" if number else words
            number = ""
            if text:
                yield text


def _inline(tokens: Sequence[Token]) -> str:
    parts = ("\n" if token.type in _BREAKS else token.content for token in tokens if _is_shown(token))
    return "".join(parts).strip()


def _is_shown(token: Token) -> bool:
    return token.type in _VERBATIM or token.type in _BREAKS
