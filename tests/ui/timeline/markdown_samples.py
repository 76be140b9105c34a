"""Answers in Markdown, for the tests and the pictures."""

from tests.ui.timeline.samples import CODE

AVERAGES = f"""## Simple and exponential averages

A simple average gives every price in the window the same weight. A generator keeps memory flat:

- **Simple** keeps the last `window` prices and drops the oldest one.
- **Exponential** keeps one number and reacts sooner to a change.

```python
{CODE}
```

| Average | Keeps | Lag, window 20 |
|---|---|--:|
| Simple | 20 prices | 9.5 days |
| Exponential | 1 number | 9.5 days |
"""
EVERYTHING = """# Heading one

Words that are **bold**, *italic*, ***both***, ~~struck~~ and `inline code`, and a
line break. A [link](https://example.org/a), <https://example.org/b> and \
https://example.org/__init__.py, `vector<int>`, vector<int>, <br>, <details>.

## Heading two

1. First
2. Second, with `code`
   - nested **bullet** that is long enough to be broken into a second line of text, \
so that it is seen where that begins
     - and deeper

   A second paragraph.
10. Tenth
- [x] done
- [ ] to do

> A quote, with *emphasis*.
>
> - a list in it
>
> > A quote in the quote.

### Heading three

---

![A picture](https://example.org/cat.png) [not a link](javascript:alert(1)) [nor](ftp://a.b)

1. Code in a list:

   ```sql
   SELECT name, count(*) FROM chats WHERE id = 42 -- all
   ```

```diff
- old
+ new
```
"""
WIDE = """| Name | What it does in a few more words than would fit | Where it is written down |\
 Since | Price | And another column |
|:--|---|:-:|--:|---|---|
""" + "\n".join(
    f"| `thing_{n}` | It does **{n}** things at once, and each of them takes a whole sentence"
    f" | [here](https://example.org/{n}) | 20{n} | ${n}.50 | more words to make it wider |"
    for n in range(10, 14)
)
