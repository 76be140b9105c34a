"""The Guide: the manual answers, without network and AI."""
