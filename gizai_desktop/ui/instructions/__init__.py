"""The instructions of one chat."""
