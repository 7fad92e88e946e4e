"""Markdown answers that have everything a terminal can get wrong."""

from __future__ import annotations

MIXED = """\
# Who pays for the empty locker?

A parcel locker that **nobody opens** costs the same as one that is opened ten times a day; it names `0.40`
a parcel and a [tariff](https://example.com/tariff) but never the *share of lockers that stand empty*.
Three things are unsaid:

- who **signs**, the landlord or the carrier
- what happens at night
  - when the power fails
  - when the carrier is late, and somebody waits in front of a locked door with a receipt in the hand

  Both happened last winter.
- what the last "no" said

1. Count the empty ones.
1. Ask why:

   ```python
   def empty(lockers):
       return [one for one in lockers if not one.opened]


   print(len(empty(all_lockers)))
   ```
1. Ask again.

> "Three teams pay 200 dollars."
>
> - said once, in a hallway
> - never written down

| claim | level | 数 |
|:------|:-----:|---:|
| lockers are full at noon | E1 | 1 |
| 宅配ロッカーは足りない | E2 | 22 |

---

## 漢字と合成文字

宅配ロッカーは駅前に足りないと創業者は言うが、実際に何台が空いているのかを数えた人はまだ誰もいない。数えた人がいれば教えてほしい。数は力である。
Cafe\u0301 Ångström nai\u0308ve, and a thumb \U0001f44d in the middle of the line. 2 * 3 * 4 is arithmetic.
"""

LONG_PARAGRAPH = (
    "The share of lockers that stand *empty* decides it, `n = 12` or **more than that**, says row {}. "
)
TALL = {
    "paragraph": "".join(LONG_PARAGRAPH.format(i) for i in range(60)) + "\n",
    "list": "".join(
        f"- point {i} of the list, which is long enough to need a second line in a narrow window\n"
        for i in range(70)
    ),
    "code": "```\n" + "".join(f"line_{i} = {i}\n" for i in range(90)) + "```\n",
    "table": "| claim | level |\n|---|---|\n"
    + "".join(f"| claim number {i} | E{i % 6} |\n" for i in range(70)),
    "quote": "".join(f"> said line {i} of the quote.\n>\n" for i in range(50)),
    "wide": "宅配ロッカーは駅前に足りないと創業者は言うが、" * 90 + "\n",
}
