"""What the team is told, and nobody else, when the Sheet can no longer be written in."""

from dataclasses import replace

from components.follow import unwritten
from sheets.google_problems import GoogleProblem, Kind
from sheets.live import LiveState
from sheets.settings import Audience, Settings
from sheets.snapshot import make_snapshot
from tests.drawing import PARTNERS, draw_book

ACCOUNT = "ecriture@projet-fictif.iam.gserviceaccount.com"
STATE = LiveState(unwritten=GoogleProblem(Kind.NOT_EDITOR, account=ACCOUNT))


def snapshot(audience):
    return make_snapshot(Settings(audience=audience), draw_book(Partenaires=PARTNERS))


def test_the_team_reads_what_to_do_and_with_which_account():
    (sentence,) = unwritten(snapshot(Audience.TEAM), STATE)
    assert sentence.startswith("L’onglet « À corriger » de la feuille n’est pas tenu à jour.")
    assert "comme éditeur" in sentence
    assert sentence.endswith(f"Compte à inviter : {ACCOUNT}.")
    assert unwritten(snapshot(Audience.TEAM), replace(STATE, unwritten=None)) == []


def test_the_public_reads_nothing():
    assert unwritten(snapshot(Audience.PUBLIC), STATE) == []
