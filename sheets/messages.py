"""Every sentence shown to people about their data, by the code of the fault.

The place (tab, column, rows) is written by ``findings``; a sentence here is told once, whatever the number of cells.
"""

from sheets.message import Message
from sheets.messages_cells import CELL_MESSAGES, FORM_MESSAGES
from sheets.messages_layout import ROW_MESSAGES, TAB_MESSAGES

MESSAGES: dict[str, Message] = {**ROW_MESSAGES, **TAB_MESSAGES, **FORM_MESSAGES, **CELL_MESSAGES}
