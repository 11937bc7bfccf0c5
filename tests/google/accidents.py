"""What people do by accident to the tab Crash-tests of a shared Sheet; each gives how it is undone."""


def delete_the_tab(google):
    sheet = google.delete_tab("Crash-tests")
    return lambda: google.restore_tab(sheet)


def rename_a_header(google):
    google.sheet("Crash-tests").set("D1", "Verdict")
    return lambda: google.sheet("Crash-tests").set("D1", "Tenue")


def delete_all_rows(google):
    whole = google.delete_tab("Crash-tests")
    google.add_tab("Crash-tests", [[whole.get(f"{letter}1") for letter in "ABCDEFGHIJ"]])

    def undo():
        google.delete_tab("Crash-tests")
        google.restore_tab(whole)

    return undo
