"""Filters live in the address, by id; what means nothing there is told once and forgotten."""

from streamlit.testing.v1 import AppTest

from components import address


def script():
    import streamlit as st

    from components import address

    options = {"C1": "La participation", "C2": "Le pilotage"}
    one = address.pick_one(st.pills, "Controverse", "controverse", options)
    many = address.pick_many(st.pills, "Crises", "crises", {"R1": "Crue", "R2": "Feu"}, selection_mode="multi")
    flag = address.read_flag("terrains")
    st.text(f"{one}|{','.join(many)}|{flag}|{';'.join(address.told())}")


def shown(**query):
    app = AppTest.from_function(script)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_the_address_chooses_by_id():
    assert shown(controverse="C2", crises="R2~R1", terrains="oui").text[0].value == "C2|R1,R2|True|"


def test_a_choice_is_read_back_from_the_address():
    app = shown()
    app.button_group[0].set_value("C1").run()
    assert app.text[0].value == "C1||False|"


def test_a_stale_filter_is_told_in_french_and_taken_out_of_the_address():
    app = shown(controverse="C9", crises="R1~R8")
    value = app.text[0].value
    assert value.startswith("|R1|")
    assert "controverse = C9" in value
    assert "crises = R8" in value
    assert "controverse" not in app.query_params
    assert app.run().text[0].value == "|R1|False|"


def test_a_link_leaves_out_what_is_empty():
    assert address.link("cartographie", controverse="C3", terrain="") == "cartographie?controverse=C3"
    assert address.link("crash-test", crises=["R1", "R2"]) == "crash-test?crises=R1~R2"
    assert address.link("panorama") == "panorama"


def test_a_link_escapes_what_ids_hold():
    assert address.link("cartographie", controverse="C 1&x=é") == "cartographie?controverse=C+1%26x%3D%C3%A9"


def filtering():
    import streamlit as st

    from components import address, words

    crises = {"R1": words.plain_label("Crue (*grise*)"), "R2": "Feu"}
    address.pick_many(st.pills, "Mes crises (les miennes)", "crises", crises, said="Mes crises", selection_mode="multi")
    address.pick_one(st.selectbox, "Partenaire", "partenaire", {"P1": r"Labo \_ <b>"}, index=None)
    address.pick_one(st.segmented_control, "Version", "version", {"V1": "V1", "V2": "V2"}, "V2", required=True)
    address.pick_text("Mots", "texte")
    st.text(repr([address.applied(), address.applied()]))


def test_the_filters_that_are_on_are_kept_in_words_and_taken_once():
    app = AppTest.from_function(filtering)
    assert app.run().text[0].value == "[[], []]"
    app.query_params.update({"crises": "R1~R2", "partenaire": "P1", "version": "V1", "texte": " budget "})
    said = [
        ("Mes crises", "Crue (*grise*), Feu"),
        ("Partenaire", r"Labo \_ <b>"),
        ("Mots", "«\u202fbudget\u202f»"),
    ]
    assert app.run().text[0].value == repr([said, []])
