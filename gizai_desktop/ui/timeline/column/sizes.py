"""Distances of the page in logical pixels."""

COLUMN = 744
MARGIN = 24
NARROW_BELOW = 640
NARROW_MARGIN = 16
GAP = 24
PARAGRAPH_GAP = 12
BUBBLE_MAX = 560
BUBBLE_X = 16
BUBBLE_Y = 9
BUBBLE_RADIUS = 14
CODE_HEAD = 36
CODE_X = 16
CODE_Y = 12
CODE_BAR = 12
"""Room for a code block's scroll bar, when it needs one."""
CODE_FOLD = 36
"""The row with the button that shows all lines of long code."""
ROW_GAP = 12
HEAD_GAP = 8
"""Between what stands above an answer and its text."""
ROW = 28
ROW_AFTER = 4
WAITING = 24
QUIET = 32
