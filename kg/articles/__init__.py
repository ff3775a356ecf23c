"""Articles from files, folders and streams: Markdown with front matter, plain text, HTML and JSON Lines.

`read` gives one `Article` for each text, in the order of the sources, and a `SourceError` as a value for each source
that cannot be used, so that one bad file never stops the rest. An article's text is NFC with `\\n` line ends and
without a byte-order mark; every offset of the project counts code points of that text. What the text is made of:

| format | text of the article |
|---|---|
| plain text | the file, letter for letter |
| Markdown | the body without markup (CommonMark), a blank line between blocks |
| HTML | the main text that trafilatura finds |
| JSON Lines | the value of `text` |
"""

from kg.articles.limits import MAX_BYTES
from kg.articles.places import Place, Survey, survey
from kg.articles.reader import read

__all__ = ["MAX_BYTES", "Place", "Survey", "read", "survey"]
