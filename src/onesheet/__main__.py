"""`python -m onesheet` is the `onesheet` command."""

import sys

from onesheet.ops.main import main

if __name__ == "__main__":
    sys.exit(main())
