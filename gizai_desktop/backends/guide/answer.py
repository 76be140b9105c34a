"""Puts the Guide's answers together: what the manual says, word for word, and where else to look.

These words are not the window's: they follow the language of the question.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gizai_desktop.backends.guide.search import HelpIndex, Hit
from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.help_page import PAGE_TARGET, HelpPage, HelpSection

CONTENTS = "contents"
"""The page that leads to all others; it answers a greeting."""

_SHORT = 1000
"""Characters of a page that is shown as a whole."""
_AS_GOOD = 0.6
"""Sections are shown that reach this share of the best one's score."""
_RELATED = 0.25
"""Pages are named that reach this share of the best one's score."""
_MOST_RELATED = 3
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class _Words:
    said_by: str
    nothing: str
    no_page: str
    see_also: str
    whole_page: str


_WORDS = {
    "en": _Words(
        "From the manual of GizAI Desktop (not an AI):",
        "I am the manual and no AI, and found nothing about that. These are the topics:",
        "I am the manual and no AI, and have no such page. These are the topics:",
        "See also:",
        "the whole page",
    ),
    "ru": _Words(
        "Из руководства GizAI Desktop (это не ИИ):",
        "Я руководство, а не ИИ, и об этом ничего не знаю. Вот темы:",
        "Я руководство, а не ИИ, и такой страницы у меня нет. Вот темы:",
        "См. также:",
        "вся страница",
    ),
}


_GREETINGS = frozenset(
    fold(
        "hi hello hey help guide manual start contents topics good morning day evening thanks"
        " thank you there привет здравствуй здравствуйте помощь помоги помогите справка"
        " руководство содержание темы добрый день утро доброе вечер спасибо старт"
    ).split()
)


def answer_from(index: HelpIndex, question: str, language: str) -> str:
    """The answer as Markdown, for any text.

    Args:
        index: of the pages of one language.
        language: ``en`` or ``ru``.
    """
    words, pages = _WORDS[language], index.pages
    wanted = question.strip()
    if wanted.startswith(PAGE_TARGET):
        return _of_target(pages, wanted.removeprefix(PAGE_TARGET), words)
    named = _titled(pages, wanted)
    if named is not None:
        return _joined(words.said_by, f"## {named.title}", named.text)
    if is_greeting(wanted):
        return _joined(words.said_by, _topics(pages))
    hits = [hit for hit in index.find(wanted) if hit.page.name != CONTENTS]
    if not hits:
        return _joined(words.nothing, _topics(pages))
    best = hits[0].page
    parts = _relevant(index, best, wanted)
    whole = all(part in parts for part in best.sections if part.text)
    return _joined(
        words.said_by,
        f"## {best.title}",
        *(part.markdown for part in parts),
        _see_also(hits, whole=whole, words=words),
    )


def _of_target(pages: Sequence[HelpPage], target: str, words: _Words) -> str:
    name, _, anchor = target.partition("#")
    page = next((page for page in pages if page.name == name), None)
    if page is None:
        return _joined(words.no_page, _topics(pages))
    parts = [part for part in page.sections if anchor and part.anchor == anchor]
    if not parts:
        return _joined(words.said_by, f"## {page.title}", page.text)
    link = f"[{page.title}: {words.whole_page}]({page.target})"
    return _joined(words.said_by, f"## {page.title}", parts[0].markdown, f"- {link}")


def _titled(pages: Sequence[HelpPage], text: str) -> HelpPage | None:
    if not text or len(text) > _LONGEST_NAME:
        return None
    wanted = fold(text)
    return next((page for page in pages if fold(page.title) == wanted), None)


def is_greeting(text: str) -> bool:
    """Whether nothing is asked but for help, or nothing at all."""
    if len(text) > _LONGEST_NAME:
        return False
    said = [word.strip("!?.,…()") for word in fold(text).split()]
    return all(word in _GREETINGS for word in said if word)


def _topics(pages: Sequence[HelpPage]) -> str:
    contents = next((page for page in pages if page.name == CONTENTS), None)
    return contents.text if contents else _links(pages)


def _relevant(index: HelpIndex, page: HelpPage, question: str) -> Sequence[HelpSection]:
    if len(page.text) <= _SHORT:
        return page.sections
    scored = index.sections(page, question)
    best = max(score for _, score in scored)
    parts = [part for part, score in scored if best and score >= _AS_GOOD * best]
    return parts or page.sections[:1]


def _see_also(hits: Sequence[Hit], *, whole: bool, words: _Words) -> str:
    best = hits[0]
    others = [hit.page for hit in hits[1:] if hit.score >= _RELATED * best.score]
    links = _links(others[:_MOST_RELATED])
    if not whole:
        own = f"- [{best.page.title}: {words.whole_page}]({best.page.target})"
        links = "\n".join(filter(None, (own, links)))
    return _joined(words.see_also, links) if links else ""


def _links(pages: Iterable[HelpPage]) -> str:
    return "\n".join(f"- [{page.title}]({page.target})" for page in pages)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
