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
FORMULAS = (
    r"""The roots of $ax^2+bx+c=0$ are \(x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}\).
It costs $5 and $10; the energy is $E=mc^2$, `code $x$` stays. In a line $$\sum_{i=1}^n i$$ holds.

$$
\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}
$$

> In a quote with $\alpha$:
> \[
> \begin{aligned} a &= b + c \\ &= \begin{pmatrix}1 & 2\\3 & 4\end{pmatrix} \end{aligned}
> \]

- A list item with $\mathbb{R}^n$ and
  $$\boxed{\text{Если } \color{red}{x}>0}$$
- wrong: $\frac{1$ and $\undefined{x}$ stay

| Name | Formula |
|---|---|
| Area | $A = \pi r^2$ |
| Sum | $\frac{n(n+1)}{2}$ |

## A heading $f'(x)$ **and bold $y$**

"""
    "$$"
    + " + ".join(r"\prod_{k=1}^{n} \left(1+\frac{x_k}{y_k}\right)" for _ in range(8))
    + """$$

其中$x$是变量, then a wide one above.
"""
)
NOTES = """A claim that needs a source[^1], and one more[^long]; a missing[^3] one.

- In a list[^1]

[^1]: The **source**, <https://example.org/a>, which is long enough to be broken into a second \
line of the text, so that one sees where that begins.
[^long]: A note with

    a second paragraph

[^un]: Nobody refers to it.

Hard break with two spaces\x20\x20
second line\\
third line

<details><summary>Summary</summary>

Hidden **text**

</details>

![A picture](https://example.org/cat.png) ![](https://example.org/dog.png) \
![x](file:///etc/passwd) [a](javascript:alert(1)) <mailto:me@example.org> www.example.org
"""
LONG_CODE = (
    "Long code, folded:\n\n```python\n"
    + "\n".join(
        f"def function_{n}(a, b):  # a comment" + " that is very long" * (8 if n == 7 else 0)
        for n in range(120)
    )
    + "\n```\n\nAnd short code:\n\n```js\nlet short = 1;\n```\n"
)
MIRRORED = """# مرحبا بالعالم

هذا نص عربي مع `code` و **غامق** و [رابط](https://example.org/a) ومعادلة $x^2$ طويلة تكفي \
ليملأ أكثر من سطر واحد في هذا العمود الضيق.

- العنصر الأول في القائمة وهو طويل بما يكفي ليلتف على سطر ثان حتى نرى أين يبدأ السطر الثاني
  - متداخل
- [x] منجز

1. أول
2. ثان

> اقتباس بالعربية

| الاسم | القيمة | ملاحظات |
|---|---|---|
| واحد | 12 | شيء ما |
| اثنان | 5 | آخر |

שלום עולם with English inside.

- English item
- פריט בעברית

日本語の段落です。改行されずに続く長い文章は、どこでも折り返されます。**強調**と`コード`。

Cafe\u0301, nai\u0308ve, \U0001f469\u200d\U0001f4bb \U0001f1e9\U0001f1ea \u2764\ufe0f
"""
