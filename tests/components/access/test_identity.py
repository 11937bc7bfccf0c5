"""An identity admits only while it lasts, and only the address that the provider has verified."""

from datetime import UTC, datetime, timedelta

import pytest

from components.access.identity import Standing, standing
from sheets.allowed import read_allowed

NOW = datetime(2020, 7, 22, 12, tzinfo=UTC)
ALLOWED = read_allowed("labo@exemple.fr")
GOOD = {
    "is_logged_in": True,
    "email": "labo@exemple.fr",
    "email_verified": True,
    "exp": (NOW + timedelta(hours=1)).timestamp(),
}


def stand(**claims):
    return standing({name: value for name, value in {**GOOD, **claims}.items() if value is not ...}, ALLOWED, NOW)


def test_a_listed_verified_address_is_admitted():
    assert stand() is Standing.ADMITTED


@pytest.mark.parametrize("signed_in", [..., False, None, "True", 1])
def test_only_a_signed_in_visitor_has_an_identity(signed_in):
    assert stand(is_logged_in=signed_in) is Standing.SIGNED_OUT


@pytest.mark.parametrize("end", [..., None, "2030-01-01", True, 0, NOW.timestamp(), NOW.timestamp() - 1])
def test_past_its_end_an_identity_admits_nobody(end):
    assert stand(exp=end) is Standing.EXPIRED


@pytest.mark.parametrize("address", [..., None, "", 3, ["labo@exemple.fr"]])
def test_without_an_address_nobody_is_known(address):
    assert stand(email=address) is Standing.WITHOUT_ADDRESS


@pytest.mark.parametrize("verified", [False, "false", None, 0, "yes"])
def test_an_address_that_is_not_verified_is_refused(verified):
    assert stand(email_verified=verified) is Standing.UNVERIFIED


@pytest.mark.parametrize("verified", [True, "true", ...])
def test_a_provider_may_say_nothing_of_addresses_that_it_gave_itself(verified):
    assert stand(email_verified=verified) is Standing.ADMITTED


def test_another_address_is_not_listed():
    assert stand(email="labo@exemple.fr.example") is Standing.NOT_LISTED
