"""`python -m tests.pictures`: draw the pictures of the documents anew, from the running app."""

from __future__ import annotations

import os
import sys

import pytest

from tests.tui.pictures import test_pictures

if __name__ == "__main__":
    os.environ[test_pictures.WRITE] = "1"
    sys.exit(pytest.main([test_pictures.__file__, "-q", "-m", "", "-k", "as_it_is"]))
