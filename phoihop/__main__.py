"""`python -m phoihop`: the same program as `phoihop`."""

import sys

from phoihop.config.command import main

if __name__ == "__main__":
    sys.exit(main())
