"""Run in a process of its own: a public live copy reads a planted workbook; every text left in memory is looked at.

Prints, as JSON, how many texts hold a canary, and how many of a title that is public: it must be found.
"""

import gc
import json
import sys
import types

import numpy as np

from sheets.live import LiveCopy
from sheets.opening import open_live_source
from sheets.settings import Settings

kept = []  # an id is another object's once the first is gone


def texts(*roots):
    """Every text that can be reached from our modules and from these objects, other libraries' own apart."""
    ours = [vars(module) for name, module in sys.modules.items() if name.split(".")[0] == "sheets"]
    seen, left = set(), [*roots, *ours]
    while left:
        one = left.pop()
        if id(one) in seen or is_foreign(one):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            yield one
        elif isinstance(one, np.ndarray) and one.dtype == object:
            # Arrays do not tell the collector what they hold.
            cells = one.ravel().tolist()
            kept.append(cells)
            left.append(cells)
        else:
            left.extend(gc.get_referents(one))


def is_foreign(one):
    if isinstance(one, types.ModuleType):
        return True
    named = isinstance(one, type | types.FunctionType)
    return named and (one.__module__ or "").split(".")[0] != "sheets"


def main(audience, source, canary, public):
    settings = Settings(source=source, audience=audience, date="2020-07-22")
    live = LiveCopy(settings, open_live_source(settings))
    live.refresh()
    live.refresh()
    assert live.snapshot() is not None
    gc.collect()
    found = {"canaries": 0, "public": 0}
    for text in texts(live):
        found["canaries"] += canary in text
        found["public"] += public in text
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
