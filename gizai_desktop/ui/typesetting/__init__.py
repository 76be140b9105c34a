"""Texts laid out in pieces: where every character of them is, and what is marked in them."""
