"""The colours of the documents that people fill in: those of the screens (.streamlit/config.toml)."""

RED = "B3261E"
INK = "1B1F27"
GREY = "545B66"
SAND = "F1EEE6"
LINE = "D8D3C7"
PAPER = "FFFFFF"
