"""The charts of the screens as images that stand alone: title, legend, source, date and licence in the picture."""
