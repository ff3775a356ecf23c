"""What goes wrong between a request and the graph, in words of the web; `kg.web.errors` maps it to a status."""

from kg.errors import InputError


class OverloadedError(InputError):
    """The server has more to do than it can, or is stopping; the same request may succeed later."""


class ClientGoneError(InputError):
    """Whoever asked has closed the connection; there is nobody to answer."""
