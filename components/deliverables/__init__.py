"""Livrables: what the inquiry gives to hand round, to take over and to quote."""
