"""From the settings to a source: what is not told yet is said, before anybody is called."""

import json

import pytest

from sheets.opening import open_plain_source
from sheets.problems import SettingProblem, SetupProblem
from sheets.settings import Settings
from tests.google.accounts import EMAIL, make_key

KEY = json.dumps(make_key("http://127.0.0.1/token"))


@pytest.mark.parametrize(
    ("source", "key", "said", "account"),
    [
        ("google:", "", "Il manque l’adresse de la feuille et la clé du compte de service.", ""),
        ("google: ", KEY, "Il manque l’adresse de la feuille.", EMAIL),
        ("google:1FeuilleFictive0123456789", " ", "Il manque la clé du compte de service.", ""),
    ],
)
def test_a_google_sheet_without_address_or_key_is_to_be_set_up(source, key, said, account):
    with pytest.raises(SetupProblem) as told:
        open_plain_source(Settings(source=source, google_key=key))
    assert (told.value.what, told.value.account) == (said, account)


def test_a_key_that_cannot_be_read_is_another_matter():
    with pytest.raises(SettingProblem, match="pas lisible"):
        open_plain_source(Settings(source="google:", google_key="/nulle/part.json"))
