"""Writes the tables of the name checks: textlint_news/models/places.txt and words.txt.

places.txt: countries, their capitals and demonyms (facts, from a JSON list of countries with `name`, `capital`, `demonyms`)
and the big cities and American states below. Short on purpose: a gazetteer of every town makes the name checks worse,
because most surnames are a town somewhere.

words.txt: English words that are written in lower case, from the tokens of the Universal Dependencies English Web Treebank.

    python tools/name_tables.py countries.json ud-ewt-train.jsonl.gz
"""

import gzip
import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

MODELS = Path(__file__).resolve().parents[1] / "textlint_news" / "models"

# Cities above about a million inhabitants that news writes about, regions, and the states of the USA.
MORE = """
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa
Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada
Hampshire Jersey Mexico York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia
Washington Wisconsin Wyoming
Aden Aleppo Alexandria Amritsar Anaheim Antwerp Athens Atlanta Auckland Austin Bangalore Baltimore Barcelona Basra Bavaria
Belfast Benghazi Birmingham Bombay Boston Bristol Brooklyn Bronx Buffalo Calcutta Calgary Casablanca Charlotte Charlottesville
Chennai Chicago Cincinnati Cleveland Cologne Columbus Crimea Dallas Dayton Denver Detroit Donetsk Dubai Dresden Edinburgh
England Eritrea Falluja Fallujah Ferguson Frankfurt Fukushima Gaza Geneva Glasgow Guangdong Guangzhou Hamburg Hanover
Hiroshima Hollywood Homs Houston Hyderabad Idlib Indianapolis Istanbul Izmir Jacksonville Jeddah Jerusalem Johannesburg
Kandahar Karachi Kashmir Kharkiv Kiev Kirkuk Kobani Kolkata Krakow Kurdistan Lagos Lahore Leeds Leipzig Liverpool Lombardy
Lyon Macedonia Madras Manchester Manhattan Marseille Mecca Medina Melbourne Memphis Miami Milan Milwaukee Minneapolis
Mogadishu Montreal Mosul Mumbai Munich Nagasaki Najaf Naples Nashville Newark Oakland Odessa Orlando Osaka Oxford Palestine
Palmyra Peshawar Philadelphia Phoenix Pittsburgh Portland Pyongyang Queens Quebec Rafah Raleigh Ramadi Raqqa Rotterdam
Sacramento Salzburg Samarra Scotland Seattle Sevastopol Shanghai Shenzhen Siberia Sinai Stuttgart Sydney Tampa Texan Tikrit
Toronto Tripoli Tucson Tulsa Turin Vancouver Venice Wales Warsaw Wuhan Xinjiang Yemen Zurich
Africa African America American Americas Asia Asian Europe European Eurasia Antarctica Arctic Atlantic Pacific Caribbean
Balkans Scandinavia Scandinavian Arab Arabia Arabian Arabs Kurd Kurds Kurdish Jew Jewish Jews Briton Britons British English
Irish Scottish Welsh Chinese French German Dutch Spanish Turkish Turk Turks Swede Swedish Danish Dane Finn Finnish Pole Polish
Greek Persian Persia Ottoman Soviet Britain Burma Burmese Holland Palestinian Palestinians Hispanic Latino Latina Latin
Californian Virginian Hawaiian Alaskan Yorker Londoner Parisian Floridian Georgian Texans
"""

# Parts of the names of places that stand by themselves for something else.
NO_PLACE = """
Islands Island Republic United Federated States Territory Territories Democratic City Cook Fish Flying Fort Cape Channel Coast
Cove Bottom D.C. Edward George George's Garcia Diego Denis Douglas Christmas Central East West North South Northern Southern
Helena Maarten Martin Peter Pierre Thomas Nelson Hamilton Stanley Lucia Maria Jan Mayen McDonald Heard John's Julian Marino
Miguel Pedro Port Prince Rock Saint Sark Settlement Spain Town Valley Vincent Barthelemy Barthélemy Cruz Norfolk Vatican Part
Jose José Juan Luis Louis Road Salvador Jeremy Jamestown Kingdom Guard New Stuart Kingston Lobster Rica Rico
"""


def places(countries: list[dict[str, object]]) -> list[str]:
    found = set(MORE.split())
    for country in countries:
        names = [str(country["name"]), *map(str, country["capital"]), *map(str, country["demonyms"])]  # type: ignore[call-overload]
        for name in names:
            for word in name.replace("-", " ").replace("’", "'").replace(",", " ").replace("(", " ").replace(")", " ").split():
                if word[:1].isupper() and len(word) > 3:
                    found.add(word)
                    found.add("".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)))
    return sorted(found.difference(NO_PLACE.split()))


def words(treebank: Path) -> list[str]:
    """Words that stand at least twice, and always in lower case unless they begin a sentence or a title."""
    lower: Counter[str] = Counter()
    proper: Counter[str] = Counter()
    with gzip.open(treebank, "rt", encoding="utf-8") as lines:
        for line in lines:
            for form, kind, *_ in json.loads(line)["tokens"]:
                if form.isascii() and form.isalpha() and len(form) > 2:
                    if form.islower() and kind != "PROPN":
                        lower[form] += 1
                    elif kind == "PROPN":
                        proper[form.lower()] += 1
    return sorted(word for word, often in lower.items() if often >= 2 and proper[word] <= 3 * often)


def main() -> None:
    countries, treebank = map(Path, sys.argv[1:3])
    listed = places(json.loads(countries.read_text(encoding="utf-8")))
    (MODELS / "places.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    common = words(treebank)
    (MODELS / "words.txt").write_text("\n".join(common) + "\n", encoding="utf-8")
    print(len(listed), "words of place names,", len(common), "common words")


if __name__ == "__main__":
    main()
