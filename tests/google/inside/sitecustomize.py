"""Read by Python at start-up where this folder is on PYTHONPATH: an app in its own process then calls the tests' Google.

The app itself is untouched: only the sessions of ``requests`` send Google's addresses elsewhere. Where APP_PACE is set
too, it reads every so many seconds, loses patience and looks at what it read as quickly, for tests that wait for much.
"""

import os
import sys
from pathlib import Path
from typing import Any

_SERVER = os.environ.get("FAKE_GOOGLE")
_PACE = os.environ.get("APP_PACE")

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

if _PACE:
    sys.path.insert(0, os.getcwd())
    from sheets import live, opening

    sys.path.pop(0)
    live.LOOK_EVERY_SECONDS = 1
    opening.USUAL_PACE = float(_PACE)
    opening._PATIENCE = opening.Patience(tries=2, first=0.01, longest=0.05, overall=1.0, answer=0.4, read=0.4)
