"""What « frictionless validate » says of a package, in a process of its own: it changes how Python reads CSV files."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def validate(package: Path) -> dict[str, Any]:
    """Its report: ``valid``, and a task a table with its ``errors``."""
    command = [sys.executable, "-m", "frictionless", "validate", str(package), "--json"]
    done = subprocess.run(command, cwd=package.parent, capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def faults(report: dict[str, Any]) -> list[str]:
    """What it finds wrong, in its words."""
    found = [*report["errors"], *(error for task in report["tasks"] for error in task["errors"])]
    return [error["message"] for error in found]
