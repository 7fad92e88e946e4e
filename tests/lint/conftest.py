"""Lets the tests here import ``gold``, which is data and no test."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
