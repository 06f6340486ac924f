"""Reading the lists that are TOML beside a guide's Markdown."""

import re
import tomllib
from pathlib import Path
from typing import Any

from content.drafts import read_text
from content.fault import Fault

_WHERE = re.compile(r"at line (\d+)")


def read_toml(path: Path, name: str, fault: str, faults: list[Fault]) -> tuple[str, dict[str, Any] | None]:
    """Return the text of a file and the table in it; None, and a fault, where it is no TOML. `name`: for the fault."""
    text = read_text(path, name, faults)
    try:
        return text, tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOML's own errors, and numbers and nesting beyond all measure
        line = _WHERE.search(str(error))
        faults.append(Fault(fault, name, int(line[1]) if line else text.count("\n") + 1))
        return text, None
