"""Pure computations over the typed tables: nothing here reads a Sheet, draws a chart or writes a sentence."""
