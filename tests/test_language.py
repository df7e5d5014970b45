"""The language of an article: English, another one, or no telling."""

import pytest

from textlint_news.document import Document
from textlint_news.layers.language import language

TABLE = "North Oaktown 14 11 6 15 — 46. " * 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of the town said that it was not in the plan, and that he will be there with them on Monday to talk.", "en"),
        ("Le maire de la ville a dit que le pont ne serait pas prêt, et que les travaux sur la rive ont pris du retard.", "fr"),
        (
            "Wali kota itu mengatakan bahwa jembatan yang ada di kota tidak akan dibuka oleh pemerintah karena es.",
            "id",
        ),
        ("市長は月曜日に、橋が春まで閉鎖されると述べた。理由は氷だという。iPhoneでも確認できる。", "other"),
        ("Qui va payer ?", "fr"),
        ("Oaktown 3, Lakeview 1", "und"),
        ("", "und"),
        (f"{TABLE} The game was in the hall of the school.", "und"),
        (TABLE, "und"),
        (TABLE * 2, "other"),
    ],
)
def test_the_language_of_a_text(text: str, expected: str) -> None:
    assert language(Document(text)) == expected


def test_a_declared_language_is_believed() -> None:
    assert language(Document("The mayor of the town", language="fr")) == "fr"
