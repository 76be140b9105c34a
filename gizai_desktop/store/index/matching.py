"""Whether a conversation is what a query asks for, without an index."""

from collections.abc import Sequence
from datetime import date, datetime

from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.index.documents import Document


def matches(document: Document, query: SearchQuery) -> bool:
    """The same answer as that of the index."""
    return _filters_match(document, query) and _texts_match(document, query)


def _filters_match(document: Document, query: SearchQuery) -> bool:
    tags = {fold(tag) for tag in document.header.tags}
    models = "\n".join(map(fold, document.models))
    return (
        tags.issuperset(query.tags)
        and tags.isdisjoint(query.not_tags)
        and all(model in models for model in query.models)
        and not any(model in models for model in query.not_models)
        and (query.before is None or _day(document.created_at) < query.before)
        and (query.after is None or _day(document.header.last_activity) >= query.after)
        and query.has_code in (None, document.has_code)
    )


def _texts_match(document: Document, query: SearchQuery) -> bool:
    if not query.words and not query.excluded:
        return True
    texts = [fold(document.header.title), *(fold(text) for _, text in document.messages)]
    return all(_in_any(word, texts) for word in query.words) and not any(
        _in_any(word, texts) for word in query.excluded
    )


def _in_any(word: str, texts: Sequence[str]) -> bool:
    return any(word in text for text in texts)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
