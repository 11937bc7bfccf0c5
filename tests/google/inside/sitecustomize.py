"""Read by Python at start-up where this folder is on PYTHONPATH: an app in its own process then calls the tests' Google.

The app itself is untouched: only the sessions of ``requests`` send Google's addresses elsewhere.
"""

import os
import sys
from pathlib import Path
from typing import Any

_SERVER = os.environ.get("FAKE_GOOGLE")

if _SERVER:
    import requests

    sys.path.append(str(Path(__file__).resolve().parents[3]))
    from tests.google.adapter import Redirected

    sys.path.pop()
    _initialise = requests.Session.__init__

    def _redirected(self: requests.Session, *arguments: Any, **options: Any) -> None:
        _initialise(self, *arguments, **options)
        for host in ("sheets", "www", "oauth2", "iamcredentials"):
            self.mount(f"https://{host}.googleapis.com/", Redirected(_SERVER))

    requests.Session.__init__ = _redirected
