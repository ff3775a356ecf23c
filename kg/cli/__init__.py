"""The command `kg`: one module for each command, loaded only when it is called.

Data go to standard output, everything for people to standard error. Exit codes: 0 all done; 1 something could not be
done, in part or in whole, and standard error says what; 2 wrong usage or a wrong setting; 130 stopped by Ctrl-C;
141 the reader of the output went away.
"""

from kg.cli.app import main

__all__ = ["main"]
