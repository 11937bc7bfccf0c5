"""Accessibilité: the accessibility statement, in its true state."""

from components import data, frame
from components.accessibility import SENTENCE, statement
from components.show import show

snapshot = data.snapshot()
frame.head("Déclaration d’accessibilité", SENTENCE)
show(snapshot.derive(statement), key="statement")
