"""LanguageTool's API: the requests that its clients send, and all that they read in a response."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.serving import Running, served
from textlint_news.config import Finder
from textlint_news.server.annotated import annotated
from textlint_news.server.desk import Answer, Desk, Office, Question
from textlint_news.server.limits import Limits
from textlint_news.units import Units, repaired

WRONG = "The 😀 deal , he said said, was done."


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with served("--workers", "1") as running:
        yield running


@pytest.fixture(scope="module")
def desk() -> Desk:
    """What answers in a worker process, without the processes."""
    return Desk(Office(Finder(isolated=True).config("."), Limits()))


def asked(desk: Desk, path: str = "/v2/check", **fields: str) -> Answer:
    return desk.answer(Question(path, "", urlencode(fields).encode(), "http://localhost:8081/"))


def checked(desk: Desk, **fields: str) -> Any:
    answer = asked(desk, **{"language": "en-US", **fields})
    assert answer.status == 200, answer.body
    return json.loads(answer.body)


def rules(response: Any) -> list[str]:
    return [match["rule"]["id"] for match in response["matches"]]


def wide(text: str) -> list[str]:
    """The text as JavaScript and Java have it: a list of UTF-16 code units."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[i : i + 2].hex() for i in range(0, len(data), 2)]


def replaced(text: str, match: Any) -> str:
    """The text with the first replacement, done as those clients do it."""
    units = wide(text)
    units[match["offset"] : match["offset"] + match["length"]] = wide(match["replacements"][0]["value"])
    return bytes.fromhex("".join(units)).decode("utf-16-le", "surrogatepass")


def test_a_match_has_all_that_any_client_reads(desk: Desk) -> None:
    response = checked(desk, text=WRONG)
    assert response["matches"][0] == {
        "message": "Space before a comma.",
        "shortMessage": "Space before comma",
        "replacements": [{"value": ",", "autoCorrect": True}],
        "offset": 11,
        "length": 2,
        "context": {"text": WRONG, "offset": 11, "length": 2},
        "sentence": WRONG,
        "type": {"typeName": "Other"},
        "rule": {
            "id": "PUN101",
            "description": "Space before comma",
            "issueType": "typographical",
            "category": {"id": "PUNCTUATION", "name": "Punctuation"},
            "urls": [{"value": "http://localhost:8081/rules/PUN101"}],
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }
    detected = {"name": "English (US)", "code": "en-US", "confidence": 0.99, "source": "textlint-news"}
    assert response["language"] == {"name": "English (US)", "code": "en-US", "detectedLanguage": detected}
    assert response["warnings"] == {"incompleteResults": False}
    assert response["sentenceRanges"] == [[0, len(wide(WRONG))]]
    assert {"name", "version", "buildDate", "apiVersion", "premium", "premiumHint", "status"} == response["software"].keys()


def test_the_context_is_forty_characters_on_either_side(desk: Desk) -> None:
    text = "x" * 60 + " and\r\n" + WRONG + " y" * 60
    context = next(m for m in checked(desk, text=text)["matches"] if m["rule"]["id"] == "PUN101")["context"]
    assert context["text"].startswith("...")
    assert context["text"].endswith("...")
    assert len(context["text"]) == 3 + 40 + 2 + 40 + 3
    assert wide(context["text"])[context["offset"] : context["offset"] + context["length"]] == wide(" ,")
    assert "\n" not in context["text"]


# --- clients: what each of them sends, and reads ---


def test_ltex_sends_a_form_and_calls_it_json(server: Running) -> None:
    data = {
        "annotation": [
            {"markup": "# "},
            {"text": "The deal , he said"},
            {"markup": "\n", "interpretAs": "\n\n"},
            {"text": "It was said said."},
        ]
    }
    body = f"language=en-US&data={quote(json.dumps(data))}&level=picky&motherTongue=de-DE&enabledRules=EN_CONSISTENT_APOS"
    reply = server.ask("POST", "/v2/check", body, {"Content-Type": "application/json"})
    assert reply.status == 200
    source = "# The deal , he said\nIt was said said."
    found = [(m["rule"]["id"], source[m["offset"] : m["offset"] + m["length"]], m["sentence"]) for m in reply.json["matches"]]
    assert ("PUN101", " ,", "The deal , he said") in found
    assert ("DUP101", "said said", "It was said said.") in found


def test_obsidian_reads_titles_categories_and_slices_of_its_source(server: Running) -> None:
    languages = server.get("/v2/languages").json
    assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in languages
    annotation = [{"text": "The "}, {"markup": "**"}, {"text": "deal"}, {"markup": "**"}, {"text": " , he said said."}]
    reply = server.form(
        "/v2/check",
        data=json.dumps({"annotation": annotation}),
        language="auto",
        enabledOnly="false",
        level="default",
        preferredVariants="en-GB,de-DE,pt-PT,ca-ES-valencia",
        enabledCategories="STYLE",
        disabledRules="WHITESPACE_RULE,DUP101",
    )
    assert reply.status == 200, reply.text
    source = "The **deal** , he said said."
    [match] = reply.json["matches"]
    assert (match["shortMessage"], match["rule"]["category"]["id"]) == ("Space before comma", "PUNCTUATION")
    assert source[match["offset"] : match["offset"] + match["length"]] == " ,"
    assert reply.json["language"]["code"] == "en-GB"


@pytest.mark.parametrize("body", ["text=The%20deal%20%2C%20he%20said.&language=en-US", "text=The deal , he said.&language=en-US"])
def test_libreoffice_encodes_its_text_or_once_did_not(server: Running, body: str) -> None:
    reply = server.ask("POST", "/v2/check", f"{body}&username=a&apiKey=b", {"Content-Type": "application/x-www-form-urlencoded"})
    [match] = reply.json["matches"]
    assert isinstance(match["shortMessage"], str)
    assert isinstance(match["message"], str)
    assert isinstance(match["rule"]["category"]["id"], str)
    assert [replacement["value"] for replacement in match["replacements"]] == [","]


def test_an_address_with_a_slash_too_many(server: Running) -> None:
    assert server.ask("POST", "//v2/check", "text=Fine.&language=en-US").status == 200


def test_the_browser_add_on_asks_twice_for_one_text(server: Running) -> None:
    text = "The deal , he said.\n\nAdvertisement\n\nIt was done."
    common = {
        "data": json.dumps({"text": text, "metaData": {"EmailToAddress": ""}}),
        "textSessionId": "1:2",
        "enableHiddenRules": "true",
        "level": "picky",
        "language": "auto",
        "noopLanguages": "de,en",
        "preferredLanguages": "en,de",
        "preferredVariants": "en-US,de-DE",
        "disabledRules": "WHITESPACE_RULE",
        "useragent": "webextension-chrome-ng",
        "allowIncompleteResults": "true",
    }
    first, second = (server.form("/v2/check", mode=mode, **common).json for mode in ("textLevelOnly", "allButTextLevelOnly"))
    assert rules(first) == ["FUR120"]
    assert rules(second) == ["PUN101"]
    assert first["extendedSentenceRanges"][0]["detectedLanguages"] == [{"language": "en", "rate": 1.0}]


def test_what_a_typed_client_cannot_do_without(server: Running) -> None:
    """languagetool-rust's types: all of these are there, whatever the text."""
    response = server.form("/v2/check", text="", language="en-US").json
    assert response["matches"] == []
    assert {"name", "code", "confidence"} <= response["language"]["detectedLanguage"].keys()
    assert isinstance(response["software"]["premiumHint"], str)
    info = server.get("/v2/info").json["software"]
    assert {"name", "version", "buildDate", "commit", "premium"} == info.keys()


def test_small_questions(server: Running) -> None:
    assert server.get("/v2/healthcheck").text == "OK"
    assert server.get("/v2/maxtextlength").text == "500000"
    config = server.get("/v2/configinfo", language="en-US").json
    known = {rule["ruleId"]: rule for rule in config["rules"]}
    assert known["PUN101"]["categoryId"] == "PUNCTUATION"
    assert config["parameter"] == {"maxTextLength": 500000}
    assert server.get("/v2/check", text="The deal , he said.", language="en-US").json["matches"]
    assert server.get("/v2/words", username="a", apiKey="b").status == 400
    reply = server.get("/v2/nothing")
    assert (reply.status, reply.text.startswith("Error: ")) == (404, True)


# --- what is asked for ---


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ["PUN101", "DUP101"]),
        ({"disabledRules": "PUN101, SOME_RULE_OF_THEIRS"}, ["DUP101"]),
        ({"disabledRules": "space-before-comma"}, ["DUP101"]),
        ({"disabledCategories": "PUNCTUATION"}, ["DUP101"]),
        ({"disabledCategories": "dup"}, ["PUN101"]),
        ({"enabledOnly": "true", "enabledRules": "DUP101"}, ["DUP101"]),
        ({"enabledOnly": "yes", "enabledCategories": "REPETITIONS"}, ["DUP101"]),
        ({"enabledOnly": "true", "enabledRules": "EN_A_VS_AN"}, []),
        ({"enabledRules": "EN_A_VS_AN", "level": "picky"}, ["PUN101", "DUP101"]),
        ({"language": "de-DE"}, ["PUN101"]),
    ],
)
def test_rules_are_chosen(desk: Desk, fields: dict[str, str], found: list[str]) -> None:
    assert rules(checked(desk, **{"text": WRONG, **fields})) == found


def test_the_language_that_is_given_counts(desk: Desk) -> None:
    text = "He could of gone."
    assert rules(checked(desk, text=text, language="en-GB"))
    assert not rules(checked(desk, text=text, language="fr"))
    french = "Le gouvernement a dit que la ville est dans une situation difficile et que les habitants ne sont pas contents de lui."
    language = checked(desk, text=french, language="auto")["language"]
    assert (language["code"], language["detectedLanguage"]["confidence"]) == ("fr", 0.99)


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({"text": "x"}, 400, "Error: Missing 'language' parameter"),
        ({"language": "en-US"}, 400, "Error: Missing 'text' or 'data' parameter"),
        ({"language": "en-US", "text": "x", "data": "{}"}, 400, "Error: Set only 'text' or 'data' parameter, not both"),
        ({"language": "xx", "text": "x"}, 400, "Error: 'xx' is not a language code known to"),
        ({"language": "en-US", "text": "x", "preferredVariants": "en-GB"}, 400, "Error: You specified 'preferredVariants' but you"),
        ({"language": "en-US", "text": "x", "enabledOnly": "true"}, 400, "Error: You must specify enabled rules"),
        ({"language": "en-US", "text": "x", "level": "hard"}, 400, "Error: Invalid value for parameter 'level'"),
        ({"language": "en-US", "data": "{"}, 400, "Error: Could not parse JSON from 'data' parameter"),
        ({"language": "en-US", "data": "[" * 100_000}, 400, "Error: Could not parse JSON from 'data' parameter"),
        ({"language": "en-US", "data": "{}"}, 400, "Error: 'data' key in JSON requires 'text' or 'annotation' key"),
        (
            {"language": "en-US", "data": '{"annotation": [{"text": "a", "markup": "b"}]}'},
            400,
            "Error: Only either 'text' or 'markup'",
        ),
        ({"language": "en-US", "data": '{"annotation": [{"text": 1}]}'}, 400, "Error: Each object"),
        ({"language": "en-US", "text": "x" * 500_001}, 413, "Error: Your text exceeds the limit of 500000 characters"),
    ],
)
def test_errors_are_languagetools_plain_text(desk: Desk, fields: dict[str, str], status: int, says: str) -> None:
    answer = asked(desk, **fields)
    assert (answer.status, answer.media) == (status, "text/plain; charset=utf-8")
    assert answer.body.decode().startswith(says)


# --- places ---


def pieces(*parts: str | tuple[str, str]) -> str:
    """A `data` field: strings are text, pairs are markup and what it is read as."""
    annotation = [{"text": p} if isinstance(p, str) else {"markup": p[0], "interpretAs": p[1]} for p in parts]
    return json.dumps({"annotation": annotation})


def test_no_replacement_crosses_markup(desk: Desk) -> None:
    [match] = checked(desk, data=pieces("He said ", ("<b>", ""), "said", ("</b>", ""), " it was."))["matches"]
    assert (match["rule"]["id"], match["replacements"]) == ("DUP101", [])
    source = "He said <b>said</b> it was."
    assert source[match["offset"] : match["offset"] + match["length"]] == "said <b>said"


def test_markup_between_two_spaces_is_no_double_space(desk: Desk) -> None:
    assert not checked(desk, data=pieces("He said ", ("<b>", ""), " it was."), enabledRules="PUN104")["matches"]


def test_what_markup_is_read_as_is_not_replaced(desk: Desk) -> None:
    source = "The deal&nbsp;, he said."
    [match] = checked(desk, data=pieces("The deal", ("&nbsp;", " "), ", he said."))["matches"]
    assert source[match["offset"] : match["offset"] + match["length"]] == "&nbsp;,"
    assert match["replacements"] == []


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("off PUN101", []),
        ("off-file", []),
        ("off-next PUN101", ["PUN101"]),
        ("off DUP101", ["PUN101", "PUN101"]),
        ("nonsense", ["PUN101", "PUN101"]),
    ],
)
def test_comments_in_the_markup_silence_rules(desk: Desk, comment: str, found: list[str]) -> None:
    marked = (f"<!-- textlint-news: {comment} -->\n", "")
    data = pieces(marked, "The deal , he said.", ("\n\n", "\n\n"), "The vote , he said.")
    assert rules(checked(desk, data=data)) == found
    text = f"{marked[0]}The deal , he said."
    assert "PUN101" in rules(checked(desk, text=text))  # plain text knows no comments


def test_a_lone_surrogate_is_one_unit(desk: Desk) -> None:
    assert repaired("a\ud83db\ud83d\ude00") == "a\ufffdb😀"
    data = '{"text": "\\ud83d The deal , he said."}'
    match = next(m for m in checked(desk, data=data)["matches"] if m["rule"]["id"] == "PUN101")
    assert match["offset"] == len("x The deal")
    assert match["context"]["text"].startswith("\ufffd The")


ALPHABET = st.sampled_from(
    [
        "a",
        "Bc ",
        " , ",
        ".",
        "the the ",
        "\n\n",
        "\r\n",
        "“",
        "”",
        "é",
        "e\u0301",
        "😀",
        "👩‍👩‍👧",
        "𝒜",
        "\u2028",
        "&amp;",
        "Advertisement\n\n",
    ]
)


@given(st.lists(ALPHABET, max_size=40).map("".join))
@settings(max_examples=60)
def test_every_span_is_exact_in_utf_16(desk: Desk, text: str) -> None:
    """Against the naive converter: the text as a list of code units."""
    units = Units(text)
    assert [units(offset) for offset in range(len(text) + 1)] == [len(wide(text[:offset])) for offset in range(len(text) + 1)]
    findings = {f.rule for f in desk.linter().check(desk.linter().document(text)) if f.group != "internal"}
    matches = checked(desk, text=text, language="auto")["matches"]
    assert {match["rule"]["id"] for match in matches} == findings
    last = 0
    for match in matches:
        inside = wide(text)[match["offset"] : match["offset"] + match["length"]]
        context = match["context"]
        shown = wide(context["text"])[context["offset"] : context["offset"] + context["length"]]
        assert len(inside) == match["length"] > 0
        same = bytes.fromhex("".join(inside)).decode("utf-16-le")  # no half of a pair
        for end in "\r\n\t":
            same = same.replace(end, " ")
        assert bytes.fromhex("".join(shown)).decode("utf-16-le") == same
        if match["replacements"]:
            assert match["offset"] >= last, "replacements overlap"
            last = match["offset"] + match["length"]
            replaced(text, match)


@given(st.lists(st.tuples(ALPHABET, st.sampled_from(["text", "mark", "break"])), max_size=30))
@settings(max_examples=60)
def test_annotated_text_is_the_same_text(desk: Desk, parts: list[tuple[str, str]]) -> None:
    """Places count markup; prose does not have it; every match lies where its words are."""
    annotation = [
        {"text": text} if kind == "text" else {"markup": f"<{text}>", **({"interpretAs": "\n\n"} if kind == "break" else {})}
        for text, kind in parts
    ]
    whole = "".join(piece.get("text", "") + piece.get("markup", "") for piece in annotation)
    data = json.dumps({"annotation": annotation})
    made = annotated(data)
    assert made.source == whole
    assert made.prose.text == "".join(piece.get("text", "") + piece.get("interpretAs", "") for piece in annotation)
    for match in checked(desk, data=data)["matches"]:
        assert 0 <= match["offset"] < match["offset"] + match["length"] <= len(wide(whole))
        if match["replacements"]:
            replaced(whole, match)
            inside = wide(whole)[match["offset"] : match["offset"] + match["length"]]
            assert bytes.fromhex("".join(inside)).decode("utf-16-le") in made.prose.text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_paragraph_of_200_kb(desk: Desk, end: str) -> None:
    text = "😀 “é” e\u0301 nothing is wrong here. " * 5_000 + end + end + "The 😀 deal , he said." + end
    match = next(m for m in checked(desk, text=text)["matches"] if m["rule"]["id"] == "PUN101")
    assert match["offset"] == len(wide(text[: text.index(" ,")]))
    assert replaced(text, match) == text.replace(" ,", ",")
