"""A conversation as small pieces of HTML, as `QTextDocument` understands it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.exporting import ExportOptions
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.store.exporting.html import HtmlWriter
from gizai_desktop.store.exporting.plain import failure, moment, speaker, title_of

CODE_LINES = 40
"""Lines of code in one piece; laying out more takes longer than a frame."""
PIECE_LIMIT = 8000
"""Characters of HTML in one piece; longer paragraphs are cut, and lose their marks."""

STYLE = """
body{font-size:14px;color:#1a1c20}
h1,h2,h3,h4,h5,h6{font-size:16px;font-weight:600;margin-top:8px;margin-bottom:3px}
h1{font-size:19px}h2{font-size:17px}
h1.title{font-size:23px;margin-top:0}
ul,ol{margin-top:2px;margin-bottom:2px}
th,td{padding:3px 10px 3px 0}
td.first{padding:8px 10px 0 10px}td.within{padding:0 10px}td.last{padding:0 10px 8px 10px}
td.only{padding:8px 10px}
p.speaker{font-size:12px;font-weight:600;color:#545a65}
p.failed{color:#b3261e}
blockquote{color:#545a65}
pre{font-size:12px;white-space:pre-wrap}
code{font-size:13px}
a{color:#2f55c8}
th{font-weight:600}
.language{font-size:11px;color:#666c78}
.k,.kd,.kn,.kr,.kp,.ow,.nt{color:#7a3e9d}
.s,.s1,.s2,.sa,.sb,.sc,.sd,.se,.sh,.si,.sx,.sr,.ss,.dl,.gi{color:#19703e}
.m,.mb,.mf,.mh,.mi,.mo,.il,.kc,.gd{color:#a04a00}
.c,.c1,.ch,.cm,.cp,.cpf,.cs,.gp{color:#666c78}
.nf,.fm,.nb,.nd,.na{color:#2f55c8}
.nc,.ne,.kt{color:#0f6a7a}
"""

_CODE = re.compile(
    r'<div class="code" dir="ltr">(?:<span class="language">(.*?)</span>)?'
    r"<pre><code>(.*)</code></pre></div>\s*\Z",
    re.DOTALL,
)
_NO_SPACE = 0.001
_TAG = re.compile(r"<[^>]*>")
_BOX = (
    '<table width="100%" cellspacing="0" cellpadding="0" bgcolor="{color}">'
    '<tr><td class="{place}">{inner}</td></tr></table>'
)
_PLACES = {
    (True, True): "only",
    (True, False): "first",
    (False, False): "within",
    (False, True): "last",
}
"""Whether a part of a box is its first and its last one, and the class of its cell."""
_PROMPT, _CODE_GROUND = "#eef1f7", "#f5f6f8"


@dataclass(frozen=True, slots=True)
class PdfPiece:
    """A piece of a page.

    Attributes:
        space: pixels (96 to the inch) of nothing above it.
        stays: it must not be the last on its page.
    """

    html: str
    space: float = 0.0
    stays: bool = False


def pieces(
    conversation: Conversation, options: ExportOptions, writer: HtmlWriter
) -> Iterator[PdfPiece]:
    """The shown path, from the title to the last message."""
    words = options.words
    yield PdfPiece(f'<h1 class="title">{escape(title_of(conversation, words))}</h1>', stays=True)
    if conversation.system_prompt.strip():
        yield _speaker(words.instructions)
        yield from _text(conversation.system_prompt, writer, "")
    for message in conversation.path():
        yield from _message(message, options, writer)


def _message(message: Message, options: ExportOptions, writer: HtmlWriter) -> Iterator[PdfPiece]:
    words = options.words
    yield _speaker(f"{speaker(message, words)} · {moment(message)}")
    if options.reasoning and message.reasoning.strip():
        yield PdfPiece(f"<p><i>{escape(words.thoughts)}</i></p>", stays=True)
        for piece in _text(message.reasoning, writer, ""):
            yield PdfPiece(f"<blockquote>{piece.html}</blockquote>", piece.space)
    yield from _text(message.content, writer, _PROMPT if message.role is Role.USER else "")
    for why in failure(message, words):
        yield PdfPiece(f'<p class="failed">{escape(why)}</p>', 4)


def _speaker(name: str) -> PdfPiece:
    return PdfPiece(f'<p class="speaker">{escape(name)}</p>', 14, stays=True)


def _text(source: str, writer: HtmlWriter, ground: str) -> Iterator[PdfPiece]:
    space = 3.0
    for block in writer.blocks(source):
        for html, above in _cut(block):
            inner = _box(html, ground, "only") if ground else html
            yield PdfPiece(inner, 0.0 if ground and space != 3.0 else above or space)
            space = 7.0


def _cut(block: str) -> Iterator[tuple[str, float]]:
    """A block in parts that are laid out within a frame, and the space above each if it is set."""
    code = _CODE.match(block)
    if code is not None:
        lines = code[2].rstrip("\n").split("\n")
        head = f'<p class="language">{code[1]}</p>' if code[1] else ""
        for at in range(0, len(lines), CODE_LINES):
            part = "\n".join(lines[at : at + CODE_LINES])
            first, last = not at, at + CODE_LINES >= len(lines)
            place = _PLACES[first, last]
            html = _box(f"{head if first else ''}<pre>{part}</pre>", _CODE_GROUND, place)
            yield html, 0.0 if first else _NO_SPACE
    elif len(block) > PIECE_LIMIT and block.startswith("<p>"):
        plain = _TAG.sub("", block)
        while plain:
            space = plain.rfind(" ", PIECE_LIMIT // 2, PIECE_LIMIT)
            end = space if len(plain) > PIECE_LIMIT and space > 0 else PIECE_LIMIT
            yield f"<p>{plain[:end]}</p>", _NO_SPACE
            plain = plain[end:].lstrip(" ")
    else:
        yield block, 0.0


def _box(inner: str, color: str, place: str) -> str:
    return _BOX.format(inner=inner, color=color, place=place)
