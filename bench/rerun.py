"""The script time of a filter change on each screen, against a bare Streamlit page, in the same run.

The bare page (``support/bare_page.py``) builds one Altair chart of as many marks as our map of tensions draws, and does
nothing else: no title, no widget, no style. Both are the real Streamlit server, one process each, with the same
configuration, ours; the last line tells the bare page with Streamlit's own, which collects garbage after each run.
Both are driven through their real websocket (``support/visitor.py``): a filter changes in the address, the script runs,
its messages come back. As a browser does, the visitor tells which large messages it keeps: they are not sent again.

What is timed is ``ScriptRunner._run_script`` of Streamlit, by a few lines put before both apps (``support/timing.py``):
callbacks, the script, the messages it makes and their hashes, but neither the network nor the drawing. AppTest is not
used: it would compile the scripts and make a new runtime at each run, and build a tree of elements. Ours and the bare
page take turns, change by change, so that whatever else slows the machine slows both. Medians, in milliseconds.

- « first »: the first visit of the screen in the process (for the home page, of the process): cold caches.
- « new »: the change asks for filters nobody has asked for since the data were read: everything is computed.
- « p90 »: nine in ten of these changes take less.
- « seen »: filters that somebody has asked for already; the usual case with several readers, or going back.
- « new/bare », « seen/bare »: below 1, our screen costs less than the bare chart.
- « cpu »: what the whole process spends for a change seen already (the sending of messages included), ours and bare.
- « kB »: what one change sends, ours and bare.

    PYTHONPATH=. .venv/bin/python bench/rerun.py [--changes 40] [--screen cartographie] [--audience equipe]
"""

import argparse
import os
from pathlib import Path

from bench.support.changes import Query, changes
from bench.support.passages import Passage, Watched
from bench.support.timing import timed_tree
from components import data
from components.cartography.filters import Filters
from components.cartography.layout import WIDE, draw
from components.cartography.model import map_versions, tensions
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests.app.server import AppServer


def main() -> None:
    arguments = _arguments()
    environment = {"REFLEXES_AUDIENCE": arguments.audience}
    # The same workbook as the app, for the filters that there are and the marks of the map.
    os.environ.update(environment, REFLEXES_SOURCE="demo")
    snapshot = data.snapshot()
    marks = _marks(snapshot)
    print(f"milliseconds, medians of {arguments.changes} changes; the map draws {marks} marks, so does the bare page")
    names = ("first", "new", "p90", "seen", "bare")
    print(f"{'':14}", *(f"{name:>6}" for name in names), f"{'new/bare':>9}{'seen/bare':>10}{'cpu':>14}{'kB':>11}")
    with (
        timed_tree(marks) as tree,
        AppServer(environment, tree, "timed_app.py") as app,
        AppServer(environment, tree, "timed_bare.py") as bare_app,
    ):
        ours, bare = Watched(app), Watched(bare_app)
        bare.open("")
        for page, queries in changes(snapshot, arguments.changes).items():
            if page not in (arguments.screen or [page]):
                continue
            print(_line(ours, bare, page, queries), flush=True)
        ours.close()
        bare.close()
        print(f"the bare page with Streamlit's own configuration: {_bare_by_default(tree, arguments.changes):.1f}")


def _line(ours: Watched, bare: Watched, page: str, queries: list[Query]) -> str:
    first = ours.open(page)
    new, bare_new = _take_turns(ours, bare, queries)
    seen, bare_seen = _take_turns(ours, bare, queries)
    times = (first.script, new.script, new.slow, seen.script, bare_seen.script)
    ratios = f"{new.script / bare_new.script:9.2f}{seen.script / bare_seen.script:10.2f}"
    cpu, sent = f"{seen.cpu:.1f} / {bare_seen.cpu:.1f}", f"{seen.kilobytes:.0f} / {bare_seen.kilobytes:.0f}"
    return " ".join([f"{page or 'accueil':14}", *(f"{time:6.1f}" for time in times), f"{ratios}{cpu:>14}{sent:>11}"])


def _bare_by_default(tree: Path, number: int) -> float:
    """The script time of the bare page once our configuration is put away, in milliseconds."""
    (tree / ".streamlit" / "config.toml").unlink()
    with AppServer({}, tree, "timed_bare.py") as server:
        bare = Watched(server)
        bare.open("")
        passage = bare.passage([bare.ask({"part": str(n)}) for n in range(number)])
        bare.close()
    return passage.script


def _take_turns(ours: Watched, bare: Watched, queries: list[Query]) -> tuple[Passage, Passage]:
    sent: tuple[list[int], list[int]] = ([], [])
    for n, query in enumerate(queries):
        sent[0].append(ours.ask(query))
        sent[1].append(bare.ask({"part": str(n)}))
    return ours.passage(sent[0]), bare.passage(sent[1])


def _marks(snapshot: Snapshot) -> int:
    """What one layout of the map draws: its records, the points of a curve counting for its area and its line."""
    shown = tensions(snapshot, map_versions(snapshot)[-1], Filters())
    others = sum(record["kind"] != "ridge" for record in draw(shown, WIDE, unfolded=False, chosen=""))
    return others + 2 * len(shown)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time a filter change on each screen.")
    parser.add_argument("--changes", type=int, default=40, help="how many filter changes a screen (40)")
    parser.add_argument("--screen", action="append", help="one screen by its address, « » for the home page (all)")
    parser.add_argument("--audience", type=Audience, default=Audience.PUBLIC, help="public (default) or equipe")
    return parser.parse_args()


if __name__ == "__main__":
    main()
