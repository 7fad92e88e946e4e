"""What a fair colleague would say of the example briefs, and would not."""

from pathlib import Path

import pytest

from socra_cli.lint import Diagnostic, check

EXAMPLES = Path(__file__).parents[2] / "examples"


def found(name: str) -> dict[str, list[Diagnostic]]:
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in check((EXAMPLES / f"{name}.md").read_text("utf-8")):
        by_code.setdefault(diagnostic.code, []).append(diagnostic)
    return by_code


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("parcel-lockers", "SOC403", "0.35 − 0.15 − 0.12 = 0.08 GBP a parcel, × 40 a day = 1,168 GBP a year"),
        ("parcel-lockers", "SOC205", "2 % of 48,000 = 960"),
        ("parcel-lockers", "SOC503", "works offline"),
        ("repair-cafe", "SOC530", "“no deposit” against “the deposit”"),
        ("repair-cafe", "SOC203", "surely get"),
        ("repair-cafe", "SOC120", "who funds it"),
        ("shift-swap", "SOC530", "“No approval” against “is approved”"),
        ("shift-swap", "SOC617", "phone numbers"),
        ("shift-swap", "SOC120", "who keeps it running"),
    ],
)
def test_what_is_wrong_is_found_and_named(name: str, code: str, words: str) -> None:
    assert any(words in diagnostic.message for diagnostic in found(name)[code])


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("parcel-lockers", "SOC303 SOC306 SOC615 SOC616 SOC617 SOC901 SOC210"),
        ("repair-cafe", "SOC301 SOC602 SOC103 SOC105 SOC111 SOC116"),
        ("shift-swap", "SOC525 SOC610 SOC305 SOC102 SOC105 SOC111 SOC112 SOC113 SOC114 SOC118"),
    ],
)
def test_ordinary_words_raise_no_alarm(name: str, codes: str) -> None:
    assert not found(name).keys() & set(codes.split())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("The depot is forty minutes away by bus.", "SOC615"),
        ("Couriers in our street leave cards.", "SOC616"),
        ("Text messages and support cost 12 pence a parcel.", "SOC617"),
        ("Swaps happen in a group chat.", "SOC617"),
        ("Comments are welcome in the shared notes.", "SOC614"),
        ("The cook changes what she likes and sends it.", "SOC302"),
        ("The cook changes what she likes and sends it.", "SOC303"),
        ("One courier's area manager ran the trial.", "SOC306"),
        ("New ones would be about 1,400 euros.", "SOC301"),
        ("None of them has said that they want to look after a cupboard.", "SOC301"),
        ("The script is there for anybody to read.", "SOC201"),
        ("The tool had simply been disliked.", "SOC209"),
        ("A volunteer writes the loan of a sewing machine in a notebook.", "SOC602"),
        ("We have 14,000 pounds saved.", "SOC903"),
    ],
)
def test_a_word_by_itself_is_no_finding(line: str, code: str) -> None:
    assert code not in {diagnostic.code for diagnostic in check(line)}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("We run a night bus for students.", "SOC615"),
        ("Our couriers deliver on bikes.", "SOC616"),
        ("We store text messages of our users.", "SOC617"),
        ("The post has 2,000 likes.", "SOC303"),
        ("They would have a need for it.", "SOC301"),
        ("Small loans of money to farmers.", "SOC602"),
        ("The council will certainly approve: we will surely get the permit.", "SOC203"),
    ],
)
def test_the_same_word_is_one_where_it_carries_the_doubt(line: str, code: str) -> None:
    assert code in {diagnostic.code for diagnostic in check(line)}


def pays_back(
    claim: str, price: str = "A shop pays 2 euros a parcel and the van takes 1 euro of it."
) -> list[str]:
    text = f"A bank costs 3,000 euros. {price} {claim}"
    return [d.message for d in check(text) if d.code == "SOC403"]


def test_a_pay_back_is_worked_out_from_margin_volume_and_outlay() -> None:
    (message,) = pays_back("At 5 parcels a day it pays for itself in under a year.")
    assert message.startswith(
        "2 − 1 = 1 EUR a parcel, × 5 a day = 1,825 EUR a year, against 3,000 EUR: 20 months"
    )
    assert pays_back("At 5 parcels a day it pays for itself within 15 months.")
    assert not pays_back("At 5 parcels a day it pays for itself within 20 months.")
    assert not pays_back("At 9 parcels a day it pays for itself in under a year.")


def test_a_margin_of_nothing_never_pays_back() -> None:
    price = "A shop pays 2 euros a parcel, the van takes 1 euro and the driver 1 euro."
    (message,) = pays_back("At 5 parcels a day it pays for itself in a year.", price)
    assert "so it never pays back" in message


@pytest.mark.parametrize("claim", ["It pays for itself.", "At 5 crates a day it pays for itself in a year."])
def test_a_pay_back_without_a_time_or_a_volume_is_not_guessed_at(claim: str) -> None:
    assert not pays_back(claim)


def test_a_table_is_added_up_over_amounts_of_the_totals_kind() -> None:
    table = (
        "| Item | Amount | Note |\n|---|---|---|\n| Server | 2 € | bill |\n| Support | 6 € | 39 minutes |\n"
    )
    assert "SOC407" not in {d.code for d in check(table + "| Total | 8 € | |\n")}
    wrong = [d.message for d in check(table + "| Total | 9 € | |\n") if d.code == "SOC407"]
    assert wrong == ["2 + 6 = 8, not 9: the parts don't add up to the total."]
