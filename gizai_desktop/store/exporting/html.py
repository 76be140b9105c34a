"""A conversation as one HTML file: nothing in it runs, and nothing is loaded from anywhere."""

import re
from collections.abc import MutableMapping, Sequence
from contextlib import suppress
from functools import cached_property
from html import escape
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.exporting import ExportOptions
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.store.exporting.plain import failure, moment, speaker, title_of
from gizai_desktop.store.exporting.style import STYLE

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
HIGHLIGHT_LIMIT = 100_000
"""Characters of code that are coloured; colouring more takes too long."""

_CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")


class HtmlWriter:
    """Writes conversations as whole pages; make one and use it for all."""

    def page(self, conversation: Conversation, options: ExportOptions) -> str:
        """The file's text: the shown path."""
        words = options.words
        title = escape(title_of(conversation, words))
        parts = []
        if conversation.system_prompt.strip():
            parts.append(
                f'<section class="instructions"><h2>{escape(words.instructions)}</h2>'
                f'<div dir="auto">{self.text(conversation.system_prompt)}</div></section>'
            )
        parts += [self._message(message, options) for message in conversation.path()]
        return (
            "<!DOCTYPE html>\n"
            '<html><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{title}</title>\n<style>{STYLE}</style></head>\n"
            f'<body><main>\n<h1 dir="auto">{title}</h1>\n'
            + "\n".join(parts)
            + "\n</main></body></html>\n"
        )

    def text(self, source: str) -> str:
        """Markdown as HTML, in which HTML of the source is only text."""
        return str(self._markdown.render(source))

    def blocks(self, source: str) -> list[str]:
        """The same, but each top-level block for itself."""
        environment: MutableMapping[str, Any] = {}
        made = self._markdown
        tokens = made.parse(source, environment)
        found: list[str] = []
        start = 0
        for place, token in enumerate(tokens):
            if token.level == 0 and token.nesting <= 0:
                block = tokens[start : place + 1]
                found.append(
                    self._markdown.renderer.render(block, self._markdown.options, environment)
                )
                start = place + 1
        return found

    def _message(self, message: Message, options: ExportOptions) -> str:
        words = options.words
        kind = {Role.USER: "user", Role.ASSISTANT: "assistant"}.get(message.role, "system")
        thoughts = ""
        if options.reasoning and message.reasoning.strip():
            thoughts = (
                f"<details><summary>{escape(words.thoughts)}</summary>"
                f'<div dir="auto">{self.text(message.reasoning)}</div></details>'
            )
        failed = "".join(f'<p class="failed">{escape(why)}</p>' for why in failure(message, words))
        return (
            f'<section class="{kind}"><h2>{escape(speaker(message, words))}'
            f" <time>{moment(message)}</time></h2>{thoughts}"
            f'<div dir="auto">{self.text(message.content)}</div>{failed}</section>'
        )

    @cached_property
    def _markdown(self) -> MarkdownIt:
        made = MarkdownIt("commonmark", {"html": False, "breaks": True})
        made.enable(["table", "strikethrough"])
        made.validateLink = may_be_link  # type: ignore[method-assign]
        made.add_render_rule("fence", _fence)
        made.add_render_rule("code_block", _fence)
        made.add_render_rule("image", _image)
        made.add_render_rule("link_open", _link)
        return made


def may_be_link(url: str) -> bool:
    """Whether a link is made of this; others stay text."""
    with suppress(ValueError):
        return urlsplit(url.strip()).scheme.lower() in LINK_SCHEMES
    return False


def _fence(
    self: RendererHTML,
    tokens: Sequence[Token],
    at: int,
    options: OptionsDict,
    env: Any,  # noqa: ANN401
) -> str:
    del self, options, env
    token = tokens[at]
    language = _LANGUAGE.match(token.info.strip())
    name = language[0] if language else ""
    code = escape(token.content)
    if name and len(token.content) <= HIGHLIGHT_LIMIT:
        with suppress(ClassNotFound):
            lexer = get_lexer_by_name(name, stripnl=False)
            code = highlight(token.content, lexer, HtmlFormatter(nowrap=True))
    label = f'<span class="language">{escape(name)}</span>' if name else ""
    return f'<div class="code" dir="ltr">{label}<pre><code>{code}</code></pre></div>\n'


def _image(
    self: RendererHTML,
    tokens: Sequence[Token],
    at: int,
    options: OptionsDict,
    env: Any,  # noqa: ANN401
) -> str:
    """A link to the picture: a page that loads it would tell its server who reads."""
    source = str(tokens[at].attrGet("src") or "")
    words = escape(self.renderInlineAsText(tokens[at].children or [], options, env) or source)
    return f'<a href="{escape(source)}" rel="noreferrer noopener">{words}</a>'


def _link(
    self: RendererHTML,
    tokens: Sequence[Token],
    at: int,
    options: OptionsDict,
    env: Any,  # noqa: ANN401
) -> str:
    tokens[at].attrSet("rel", "noreferrer noopener")
    return self.renderToken(tokens, at, options, env)
