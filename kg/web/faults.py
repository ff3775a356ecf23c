"""What goes wrong between a request and the graph, in words of the web; `kg.web.errors` maps it to a status."""

from typing import Final

from kg.errors import InputError

FAULT: Final = "kg.fault"
"""Where the error of a query that has run stands in the scope of its request, so that it does not run again."""


class OverloadedError(InputError):
    """The server has more to do than it can, or is stopping; the same request may succeed later."""


class ClientGoneError(InputError):
    """Whoever asked has closed the connection; there is nobody to answer."""
