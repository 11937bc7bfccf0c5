"""What surrounds every screen: the names of its files."""

import pytest

from components.frame import file_name


@pytest.mark.parametrize("name", ["fiche-chantier-K01.csv", "crash-tests-robustesse.png", "fiche-terrain-É_2.svg"])
def test_a_file_is_saved_under_its_name(name):
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("identifier", "saved"),
    [
        ("../%2e%2e%2fK05?x=1&y=%00#z", "fiche-2e-2e-2fK05-x-1-y-00-z.csv"),
        ("..\\..\\K05", "fiche-K05.csv"),
        ("C:K05.exe", "fiche-C-K05-exe.csv"),
        ('K02"\r\nX: 1', "fiche-K02-X-1.csv"),
        ("\u202egnp.K05", "fiche-gnp-K05.csv"),
    ],
)
def test_an_identifier_cannot_lead_a_file_elsewhere(identifier, saved):
    assert file_name(f"fiche-{identifier}.csv") == saved
