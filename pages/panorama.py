from components import frame

frame.head("Essai", "Une phrase.")
