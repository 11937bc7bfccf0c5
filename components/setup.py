"""What remains to be done before a Google Sheet can be read: the steps of docs/installer.md, on a screen."""

from markupsafe import Markup

from components.templates import render
from sheets.problems import SetupProblem
from sheets.tabs import TABS


def setup_markup(problem: SetupProblem, account: str) -> Markup:
    """The numbered steps; those that are done say so. ``account``: whom to share with, '' when not to be told."""
    return render(
        "setup.html",
        what=problem.what,
        has_address=problem.has_address,
        has_key=problem.has_key,
        account=account,
        tabs=[tab.name for tab in TABS],
    )
