"""Serves the store that the environment names, in a process of its own; says `ready` on standard output."""

import sys

from kg.errors import KgError
from kg.settings import load
from kg.web import serve


def tell(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main() -> int:
    try:
        serve(load(), ready=lambda address: tell("ready", address))
    except KgError as error:
        tell("error", str(error))
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
