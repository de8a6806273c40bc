"""`python -m kamxl` is the command line."""

import sys

from kamxl.hosts.cli import main

if __name__ == "__main__":
    sys.exit(main())
