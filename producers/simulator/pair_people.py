"""The people of labelled pairs: who somebody is in truth, and how a clean counter records them.

Names are the simulator's, with common ones of the region added, so that namesakes happen as often as in real files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from producers.simulator.names import FullName, Spelling, pick_name
from register.candidates import Candidate, HeldDocument
from schemas.events import PartialDate, PersonName

COMMON_GIVEN: tuple[Spelling, ...] = (
    ("Mohamed", "محمد"), ("Ahmed", "أحمد"), ("Ali", "علي"), ("Hassan", "حسن"), ("Hussein", "حسين"),
    ("Youssef", "يوسف"), ("Ibrahim", "إبراهيم"), ("Mahmoud", "محمود"), ("Mustapha", "مصطفى"), ("Khaled", "خالد"),
)  # fmt: skip
COMMON_GIVEN_FEMALE: tuple[Spelling, ...] = (
    ("Fatma", "فاطمة"), ("Aïcha", "عائشة"), ("Mariem", "مريم"), ("Khadija", "خديجة"), ("Amina", "أمينة"),
    ("Zineb", "زينب"), ("Leila", "ليلى"), ("Salma", "سلمى"),
)  # fmt: skip
COMMON_FAMILY: tuple[Spelling, ...] = (
    ("Ben Ali", "بن علي"), ("Ben Salah", "بن صالح"), ("Ben Mohamed", "بن محمد"), ("Cherif", "شريف"),
    ("Ben Ahmed", "بن أحمد"), ("Haddad", "حداد"), ("Mansour", "منصور"), ("Hamdi", "حمدي"), ("Saidi", "سعيدي"),
    ("Brahimi", "براهيمي"), ("Al-Hassan", "الحسن"), ("Abdallah", "عبد الله"), ("Bouzid", "بوزيد"),
)  # fmt: skip
_NATIONS: tuple[tuple[str, str, tuple[Spelling, ...]], ...] = (
    ("CIV", "IVORIAN", (("Abidjan", "أبيدجان"), ("Bouaké", "بواكي"), ("Korhogo", "كورهوغو"))),
    ("GIN", "WEST_AFRICAN", (("Conakry", "كوناكري"), ("Kankan", "كانكان"))),
    ("MLI", "WEST_AFRICAN", (("Bamako", "باماكو"), ("Ségou", "سيغو"))),
    ("CMR", "CENTRAL_AFRICAN", (("Douala", "دوالا"), ("Yaoundé", "ياوندي"))),
    ("FRA", "FRENCH", (("Marseille", "مرسيليا"), ("Lyon", "ليون"), ("Paris", "باريس"))),
    ("ITA", "ITALIAN", (("Palermo", "باليرمو"), ("Trapani", "تراباني"))),
    ("DEU", "GERMAN", (("Köln", "كولونيا"), ("Hamburg", "هامبورغ"))),
    ("LBY", "LIBYAN", (("Tripoli", "طرابلس"), ("Misrata", "مصراتة"), ("Zuwara", "زوارة"))),
    ("DZA", "ALGERIAN", (("Annaba", "عنابة"), ("Tébessa", "تبسة"), ("Constantine", "قسنطينة"))),
    ("SYR", "LEVANTINE", (("Aleppo", "حلب"), ("Homs", "حمص"))),
    ("IRQ", "LEVANTINE", (("Baghdad", "بغداد"), ("Mosul", "الموصل"))),
    ("TUR", "TURKISH", (("İzmir", "إزمير"), ("Ankara", "أنقرة"))),
    ("CHN", "CHINESE", (("Wenzhou", "ونتشو"), ("Guangzhou", "قوانغتشو"))),
)
_NATION_WEIGHTS = (14, 5, 6, 7, 9, 3, 4, 15, 12, 9, 5, 5, 6)
ARABIC_ORIGINS = frozenset({"LIBYAN", "ALGERIAN", "LEVANTINE"})
_SECOND = {"FRA": "DZA", "ITA": "FRA", "DEU": "TUR", "LBY": "DZA", "DZA": "FRA", "SYR": "FRA", "CMR": "FRA"}
_UNHCR = frozenset({"SYR", "IRQ", "CIV", "GIN", "CMR"})
_FIRST, _DAYS = date(1945, 1, 1), 365 * 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Human:
    """Somebody as they are; `common`: their name is one that many bear."""

    name: FullName
    sex: int
    born: date
    nation: str
    second: str | None
    origin: str
    place: Spelling
    passport: str
    unhcr: str | None = None


def make_human(chance: Random, *, common: bool = False) -> Human:
    """Return somebody; with `common`, of an Arabic-speaking country and with a name that many bear."""
    nation, origin, places = chance.choices(_NATIONS, _NATION_WEIGHTS)[0]
    while common and origin not in ARABIC_ORIGINS:
        nation, origin, places = chance.choices(_NATIONS, _NATION_WEIGHTS)[0]
    sex = chance.choice((1, 1, 2))
    name = common_name(chance, sex) if common or _takes_common(chance, origin) else pick_name(chance, origin, sex)
    return Human(
        name=name,
        sex=sex,
        born=_FIRST + timedelta(days=chance.randrange(_DAYS)),
        nation=nation,
        second=_SECOND.get(nation) if chance.random() < 0.15 else None,
        origin=origin,
        place=chance.choice(places),
        passport=new_number(chance),
        unhcr=_unhcr_number(chance, nation) if nation in _UNHCR and chance.random() < 0.15 else None,
    )


def _takes_common(chance: Random, origin: str) -> bool:
    return origin in ARABIC_ORIGINS and chance.random() < 0.35


def common_name(chance: Random, sex: int) -> FullName:
    """Return a name that many bear, with those of father and grandfather."""
    return FullName(
        family=chance.choice(COMMON_FAMILY),
        given=other_given(chance, sex, None),
        father=chance.choice(COMMON_GIVEN),
        grandfather=chance.choice(COMMON_GIVEN),
    )


def other_given(chance: Random, sex: int, but: Spelling | None) -> Spelling:
    """Return a common given name other than one."""
    stock = COMMON_GIVEN_FEMALE if sex == 2 else COMMON_GIVEN
    return chance.choice([each for each in stock if each != but])


def new_number(chance: Random) -> str:
    """Return a passport number."""
    return f"{chance.choice('ABCDEFGHKLMP')}{chance.randrange(10**7, 10**8)}"


def _unhcr_number(chance: Random, nation: str) -> str:
    return f"{nation[:2]}-{chance.randrange(10**7, 10**8)}"


def record(chance: Random, human: Human, *, number: str | None = None, issuer: str | None = None) -> Candidate:
    """Return what a counter without error writes down: the passport's Latin name, most often the Arabic one too."""
    with_arabic = chance.random() < 0.8
    with_father = human.name.father is not None and chance.random() < 0.75
    names = [_written(human.name, 0, with_father=with_father)]
    if with_arabic:
        names.append(_written(human.name, 1, with_father=with_father))
    nations = {issuer or human.nation}
    if human.second is not None and chance.random() < 0.5:
        nations.add(human.second)
    return Candidate(
        names=tuple(names),
        birth=PartialDate(year=human.born.year, month=human.born.month, day=human.born.day),
        sex=human.sex,
        nationalities=frozenset(nations),
        documents=(HeldDocument(number=number or human.passport, issuer=issuer or human.nation),),
        birth_place=None if chance.random() < 0.1 else human.place[1 if with_arabic and chance.random() < 0.25 else 0],
        unhcr_number=human.unhcr if chance.random() < 0.8 else None,
    )


def _written(name: FullName, column: int, *, with_father: bool) -> PersonName:
    father, grandfather = name.father, name.grandfather
    return PersonName(
        script="ARAB" if column else "LATN",
        kind="BIRTH",
        family=name.family[column],
        given=name.given[column],
        father=father[column] if with_father and father is not None else None,
        grandfather=grandfather[column] if with_father and grandfather is not None else None,
    )
