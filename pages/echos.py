"""Échos: how do map and panorama feed each other?"""

from components import data, frame
from components.echoes.controls import choose_reading
from components.echoes.view import READINGS

snapshot = data.snapshot()
title = frame.place()
sentence = READINGS[choose_reading()](snapshot)
with title:
    frame.head("Échos", sentence)
