"""How the tests read a PDF back."""

import io
import re
import unicodedata
from functools import lru_cache

from pypdf import PdfReader

from sheets.settings import Settings
from sheets.snapshot import public_snapshot
from sheets.sources import open_source

SETTINGS = Settings(source="demo", date="2020-07-22")
ADDRESS = "https://reflexes.exemple.fr/fiche?chantier=K01"


def snapshot_of(source):
    return public_snapshot(SETTINGS, open_source(str(source)))


def opened(pdf):
    return PdfReader(io.BytesIO(pdf))


def plain(text):
    """Letters and figures only: a line of a PDF ends where the paper does, and ligatures are one letter."""
    return re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", text).replace("\u00ad", "")).lower()


@lru_cache(maxsize=3)
def pages_of(pdf):
    """What each page says, letters and figures only. To read a page back costs as much as to print it."""
    return tuple(plain(page.extract_text()) for page in opened(pdf).pages)


def text_of(pdf):
    return "".join(pages_of(pdf))


def follows_the_standard(pdf):
    return b"pdfuaid:part" in opened(pdf).trailer["/Root"]["/Metadata"].get_data()
