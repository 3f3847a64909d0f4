"""How clerks, keyboards and alphabets change a name: one error at a time, from the list of domain.md 2.6.

Knows nothing of how the register compares names: what is found again is measured with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType

# Rows of the French keyboard that Tunisian offices use, and of the Arabic one.
_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")
_LATIN: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "ou": ("u", "o", "w"), "oo": ("ou", "u"), "w": ("ou",), "ch": ("sh",), "sh": ("ch",), "dj": ("j",),
        "j": ("dj", "g"), "kh": ("k", "h"), "gh": ("g", "r"), "th": ("t",), "dh": ("d",), "q": ("k", "g"),
        "k": ("q", "c"), "ss": ("s", "c"), "ee": ("i",), "ei": ("i", "ai"), "ai": ("ei", "e"), "ay": ("ai", "ei"),
        "y": ("i",), "aa": ("a",), "ah": ("a",), "ia": ("iya", "ya"), "é": ("e", "i"), "è": ("e",), "ê": ("e",),
        "ë": ("e",), "ï": ("i",), "ü": ("u", "ue"), "ö": ("o", "oe"), "ä": ("a", "ae"), "ß": ("ss",), "ç": ("c", "s"),
        "ş": ("s", "sh"), "ı": ("i",), "ğ": ("g",), "ph": ("f",), "mm": ("m",), "ll": ("l",), "nn": ("n",),
        "tt": ("t",), "rr": ("r",), "dd": ("d",), "bb": ("b",), "oua": ("wa",), "a": ("e",), "i": ("e",),
        "u": ("o", "ou"), "al-": ("el ", "al ", "el-", ""), "el ": ("al-", "el"), "ben ": ("ben", "bin ", "ben-"),
        "abdel": ("abdul", "abd el "), "abdul": ("abdel", "abdal"), "-": (" ",), "'": ("", " "),
    }
)  # fmt: skip
# Spellings that live beside each other in passports of several states.
_KNOWN: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "Mohamed": ("Mohammed", "Muhammad", "Mouhammad", "Mohamad", "Mohammad", "Mouhamed"),
        "Ahmed": ("Ahmad", "Ahmet", "Achmed"), "Ahmad": ("Ahmed",),
        "Hussein": ("Houcine", "Hossein", "Husayn", "Hocine"),
        "Hassan": ("Hasan", "Hassen", "Hacen"), "Youssef": ("Yousef", "Yusuf", "Joussef", "Yousuf"),
        "Khalid": ("Khaled",), "Abdulsalam": ("Abdessalem", "Abdel Salam", "Abdesselam"),
        "Ousmane": ("Othman", "Osman"),
        "Abdelkader": ("Abdul Qadir", "Abd El Kader", "Abdulkadir", "Abdalqader"), "Yacine": ("Yassine", "Yasin"),
        "Layla": ("Leïla", "Leila", "Laila"), "Fatma": ("Fatima", "Fatimah"), "Aïcha": ("Aisha", "Aycha", "Aicha"),
        "Khadija": ("Khedija", "Hadija", "Khadidja"), "Moussa": ("Musa", "Mousa"), "Ibrahim": ("Brahim", "Ibraheem"),
        "Noor": ("Nour", "Nur"), "Cherif": ("Sharif", "Chérif", "Shérif"), "Khoury": ("Khouri", "Houry", "Khuri"),
        "Al-Najjar": ("Ennajjar", "El Nadjar", "Najjar"), "Rachid": ("Rashid", "Rasheed"), "Bilal": ("Belal", "Bilel"),
        "Omar": ("Umar", "Amor", "Oumar"), "Diallo": ("Jallow", "Dialo"), "Diop": ("Joop", "Diob"),
        "Coulibaly": ("Kulibali", "Koulibaly"), "Ouattara": ("Wattara", "Watara"), "Keïta": ("Keita", "Kéita"),
    }
)  # fmt: skip
_ARABIC: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "أ": ("ا", "آ"), "إ": ("ا",), "آ": ("ا", "أ"), "ى": ("ي", "ا"), "ة": ("ه",), "ي": ("ى",), "ؤ": ("و",),
        "ئ": ("ي",), "عبد ال": ("عبدال",), "بن ": ("ابن ", "بن"), "ال": ("",), "غ": ("ق", "ڨ", "ك", "گ"),
        "ج": ("دج",), "ف": ("ڤ",), "ب": ("پ",), "تش": ("ش",), "س": ("ص",), "ص": ("س",), "ت": ("ط",), "ط": ("ت",),
        "ك": ("ک", "ق"), "ز": ("س",), "و": ("",), "ا": ("", "ى"), "د": ("ض",), "ه": ("ة",),
    }
)  # fmt: skip
_TASHKEEL = "\u064e\u064f\u0650\u0651\u0652"


def other_latin(chance: Random, name: str) -> str:
    """Return the name in another usual transliteration."""
    if name in _KNOWN and chance.random() < 0.6:
        return chance.choice(_KNOWN[name])
    return _respelled(chance, name, _LATIN, most=2)


def other_arabic(chance: Random, name: str) -> str:
    """Return another Arabic spelling: hamza, end of word, foreign letters, vowels, signs, tatweel."""
    if chance.random() < 0.15:
        place = chance.randint(1, max(1, len(name) - 1))
        return name[:place] + chance.choice(_TASHKEEL + "\u0640") + name[place:]
    return _respelled(chance, name, _ARABIC, most=2)


def _respelled(chance: Random, name: str, table: Mapping[str, Sequence[str]], *, most: int) -> str:
    text = name.lower()
    for _ in range(chance.randint(1, most)):
        found = [(each.start(), old) for old in table for each in re.finditer(re.escape(old), text)]
        longer = [each for each in found if len(each[1]) > 1]
        if not found:
            break
        place, old = chance.choice(longer if longer and chance.random() < 0.7 else found)
        changed = text[:place] + chance.choice(table[old]) + text[place + len(old) :]
        text = changed if len(changed.replace(" ", "")) > 1 else text
    return titled(text)


def typed_wrongly(chance: Random, name: str) -> str:
    """Return the name with one slip of the fingers: a neighbour key, a letter dropped, doubled, or two swapped."""
    places = [place for place, letter in enumerate(name) if letter.isalpha()]
    if len(places) < 3:
        return name
    place = chance.choice(places[1:]) if chance.random() < 0.85 else places[0]
    kind = chance.choice(("neighbour", "neighbour", "dropped", "doubled", "swapped"))
    letter = name[place]
    if kind == "dropped":
        return titled(name[:place] + name[place + 1 :])
    if kind == "doubled":
        return titled(name[:place] + letter + name[place:])
    if kind == "swapped" and place + 1 < len(name):
        return titled(name[:place] + name[place + 1] + letter + name[place + 2 :])
    return titled(name[:place] + neighbour(chance, letter) + name[place + 1 :])


def neighbour(chance: Random, letter: str) -> str:
    """Return a key beside the letter's; the letter itself when no keyboard has it."""
    plain = unicodedata.normalize("NFD", letter.lower())[0]
    for row in _ROWS:
        place = row.find(plain)
        if place >= 0:
            return row[place + 1] if place == 0 or (place + 1 < len(row) and chance.random() < 0.5) else row[place - 1]
    return letter


def number_typed_wrongly(chance: Random, number: str) -> str:
    """Return a document number with one digit wrong or two neighbours swapped."""
    place = chance.randrange(1, len(number) - 1)
    if chance.random() < 0.4 and number[place] != number[place + 1]:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + str((int(number[place]) + chance.randint(1, 9)) % 10) + number[place + 1 :]


def titled(text: str) -> str:
    """Return a name with its capitals as a clerk writes them."""
    return re.sub(r"(^|[\s'-])(\w)", lambda found: found[1] + found[2].upper(), text.lower().strip())
