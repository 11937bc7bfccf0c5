"""Only templates make markup: what comes from the Sheet is escaped, whatever it holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from components.frame import _css_string
from components.show import show
from components.templates import ENVIRONMENT, harmless, render


@given(st.text())
def test_no_text_makes_a_tag(text):
    markup = str(render("head.html", title=text, sentence=text, filters=[(text, text), (text, "")]))
    inside = re.sub(r'</?(h1|b|p|p class="[a-z-]+")>', "", markup)
    assert "<" not in inside
    assert ">" not in inside


def test_direction_overrides_and_control_characters_are_dropped():
    assert harmless("a\u202eb\u2066c\x00d") == "abcd"


def test_every_template_escapes():
    for name in ENVIRONMENT.list_templates():
        source = ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0]
        assert "|safe" not in source.replace(" ", ""), name
        assert "autoescape false" not in source, name


def test_a_plain_text_is_never_shown_as_markup():
    with pytest.raises(TypeError):
        show("<b>texte</b>", key="x")
    assert isinstance(render("head.html", title="a", sentence="b", filters=[]), Markup)


@given(st.text())
def test_a_title_cannot_leave_its_css_string(title):
    quoted = _css_string(title)
    assert quoted.startswith('"')
    assert quoted.endswith('"')
    assert '"' not in quoted[1:-1]
    assert "<" not in quoted
