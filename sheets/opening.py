"""From the settings to the live copy: which source, remembered where."""

from datetime import UTC, date, datetime
from functools import partial

from sheets.annotating import Annotator, ToMendTab
from sheets.google import GoogleSource, Patience
from sheets.history import DEFAULT_URL, History
from sheets.live import USUAL_PACE, LiveCopy
from sheets.package_source import is_package, package_source
from sheets.problems import SettingProblem, SetupProblem
from sheets.public_book import public_book
from sheets.remembering import forget_cells
from sheets.settings import Audience, Settings, google_key, google_writer_key, read_settings
from sheets.shared_source import SharedSource
from sheets.sources import DEMO_NAME, FileSource, Reading, Source
from sheets.vanishing import CarefulSource, readings_in
from sheets.workbook import RawBook

GOOGLE = "google:"
# The live copy asks again every few seconds by itself: a reading that lasts would only delay the recovery.
_PATIENCE = Patience(tries=3, first=0.5, longest=4.0, overall=20.0, answer=10.0, read=8.0)
_NOTHING_FOR_THE_TEAM = (
    "Un paquet de données publiques ne montre rien de plus à l’équipe.",
    "Retirez REFLEXES_AUDIENCE, ou donnez dans REFLEXES_SOURCE la source d’origine : la feuille, ou ses fichiers.",
)


class GoogleReadings:
    """The Google Sheet as a ``Source``."""

    def __init__(self, google: GoogleSource) -> None:
        self._google = google

    def read(self) -> Reading:
        answer = self._google.read()
        return Reading(answer.fingerprint, partial(_book, answer.book), datetime.now(UTC), answer.bytes, answer.calls)

    def last(self) -> Reading | None:
        return None


def _book(book: RawBook) -> RawBook:
    return book


def open_live_copy(settings: Settings) -> LiveCopy:
    """The live copy that the settings ask for, not started. Raises ``Problem`` when they cannot be used."""
    return LiveCopy(settings, open_live_source(settings), USUAL_PACE, annotator=open_annotator(settings))


def open_annotator(settings: Settings) -> Annotator | None:
    """What writes the findings in the Sheet, when the team asks for it: the public never writes.

    A key that cannot be used is told on the team's screens, and keeps nothing from being read.
    """
    if not (settings.annotate and settings.audience is Audience.TEAM and settings.source.startswith(GOOGLE)):
        return None
    address = settings.source.removeprefix(GOOGLE).strip()
    return Annotator(lambda: ToMendTab(address, google_writer_key(settings)))


def open_live_source(settings: Settings) -> Source:
    """The source, shared through the database when there is one, where what vanishes all at once is held.

    What a public instance remembers is the public view: nothing private enters its database, nor stays in its memory.
    A data package keeps its own last copy, which is public.
    """
    patience = readings_in(settings.vanished_after)
    project = partial(_public, settings) if settings.audience is Audience.PUBLIC else None
    if is_package(settings.source):
        if settings.audience is Audience.TEAM:
            raise SettingProblem(*_NOTHING_FOR_THE_TEAM)
        return CarefulSource(package_source(settings.source), patience, project)
    source, history = open_plain_source(settings), open_history(settings)
    if history is None:
        return CarefulSource(source, patience, project)
    if project is None:
        return SharedSource(source, history, settings.source, patience=patience)
    return SharedSource(source, history, settings.source, patience=patience, project=project, keep_past=False)


def _public(settings: Settings, book: RawBook) -> RawBook:
    if book.public:
        return book
    view = public_book(book, settings.date or date.today())
    forget_cells()
    return view


def open_history(settings: Settings) -> History | None:
    """The history that the settings ask for. Raises ``HistoryProblem``, or ``SettingProblem`` when it is not ours.

    The public audience keeps nothing unless a database is asked for, which must be its own.
    """
    url = settings.database_url.get_secret_value()
    if not url and (settings.audience is Audience.PUBLIC or settings.source == DEMO_NAME):
        return None
    return History(url or DEFAULT_URL, settings.audience)


def open_named_source(name: str) -> Source:
    """A source by its name alone; only Google's needs the settings, for their key. Raises ``Problem``."""
    if not name.startswith(GOOGLE):
        return package_source(name) if is_package(name) else FileSource(name)
    return open_plain_source(read_settings().model_copy(update={"source": name}))


def open_plain_source(settings: Settings) -> Source:
    """The source itself, remembered nowhere. Raises ``SetupProblem`` when a Google Sheet is not told yet."""
    if settings.source.startswith(GOOGLE):
        address = settings.source.removeprefix(GOOGLE).strip()
        _require_setup(settings, address)
        keep = settings.audience is Audience.TEAM
        return GoogleReadings(GoogleSource(address, google_key(settings), patience=_PATIENCE, keep=keep))
    return package_source(settings.source) if is_package(settings.source) else FileSource(settings.source)


def _require_setup(settings: Settings, address: str) -> None:
    has_key = bool(settings.google_key.get_secret_value().strip())
    if not (address and has_key):
        account = google_key(settings).get("client_email", "") if has_key else ""
        raise SetupProblem(has_address=bool(address), has_key=has_key, account=account)
