"""Échos: how do map and panorama feed each other?"""

from components import data, frame
from components.echoes.controls import choose_reading
from components.echoes.view import READINGS

snapshot = data.snapshot()
frame.reserve_title()
sentence = READINGS[choose_reading()](snapshot)
frame.head("Échos", sentence)
