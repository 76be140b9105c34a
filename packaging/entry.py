"""What the bundle runs."""

import sys

from gizai_desktop.__main__ import main

sys.exit(main())
