"""Who may enter is who is listed: nobody whose address or domain only looks like it."""

import pytest

from sheets.allowed import Allowed, read_allowed

LISTED = read_allowed("Labo@Exemple.fr, @region.fr; rené@exemple.fr\n@Métropole.fr")


@pytest.mark.parametrize(
    "address",
    [
        "labo@exemple.fr",
        "LABO@EXEMPLE.FR",
        "n.importe-qui+2@region.fr",
        "a@Region.FR",
        "rené@exemple.fr",
        "é@region.fr",
    ],
)
def test_a_listed_address_or_domain_is_admitted_whatever_its_case(address):
    assert LISTED.admit(address)


@pytest.mark.parametrize(
    "address",
    [
        "autre@exemple.fr",
        "a@evil-region.fr",
        "a@sous.region.fr",
        "a@region.fr.exemple.com",
        "a@region.fr.",
        "@region.fr",
        "region.fr",
        "",
        "x@ailleurs.fr, a@region.fr",
        '"a@region.fr"@ailleurs.fr',
        "a@region.fr@ailleurs.fr",
        "a@ailleurs.fr@region.fr",
        "a@region.fr\n",
        " a@region.fr",
        "ſabo@exemple.fr",
        "labo@exemple.fr\u200b",
        "a@regi\u043en.fr",
        "a@re\u0261ion.fr",
        "\u212aabo@exemple.fr",
    ],
)
def test_what_only_looks_like_it_is_refused(address):
    assert not LISTED.admit(address)


def test_two_letters_that_fold_into_one_another_stay_two():
    assert not read_allowed("kabo@exemple.fr").admit("\u212aabo@exemple.fr")
    assert not read_allowed("strasse@exemple.fr").admit("straße@exemple.fr")


@pytest.mark.parametrize(
    "typed", ["region.fr", "@region", "*@region.fr", "a@b@c.fr", "labo@", "labo@exemple.fr (Labo)"]
)
def test_a_list_that_cannot_be_understood_is_refused_whole(typed):
    with pytest.raises(ValueError, match="allowed"):
        read_allowed(f"labo@exemple.fr, {typed}")


def test_an_empty_list_admits_nobody():
    assert read_allowed(" , ") == Allowed()
    assert not Allowed()
    assert not Allowed().admit("labo@exemple.fr")


def test_a_list_of_the_secrets_file_is_read_too():
    assert read_allowed(["labo@exemple.fr", "@region.fr"]) == read_allowed("labo@exemple.fr @region.fr")
