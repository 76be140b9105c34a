"""Markdown: from a source to pieces and runs that know where in it they stand; no Qt in here."""
