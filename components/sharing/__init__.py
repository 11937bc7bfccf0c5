"""A view given to others: its address, the code that frames it, its QR code, what is printed below it."""
