"""How hard a text is to read, by two formulae: one of syllables, one of letters.

Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. "Derivation of new readability formulas for Navy
enlisted personnel." 1975. Coleman M, Liau TL. "A computer readability formula designed for machine
scoring." Journal of Applied Psychology 1975;60:283-284. Both give a school grade of the United
States: five years less than the age of those who read it with ease.
"""

import re

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
# Letters that look like a syllable and are none, or are two.
_TWO = re.compile(r"(?:ia(?!l$|n$)|iu|eo(?=u|$)|io(?!n|u)|ua|uit|ying$|[aeiou]ing$)")
_EXACT = {"area": 3, "areas": 3, "people": 2, "average": 3, "being": 2, "seemingly": 3, "creature": 2,
          "reptilian": 3, "mammal": 2, "hybrid": 2, "healthy": 2, "real": 1, "league": 1, "years": 1,
          "year": 1, "reads": 1, "does": 1, "lies": 1, "lower": 2, "higher": 2, "every": 2,
          "different": 3, "figure": 2, "figures": 2, "measure": 2, "measured": 2, "place": 1, "places": 1,
          "range": 1, "ranges": 2, "change": 1, "changes": 2, "one": 1, "likely": 2, "surely": 2,
          "sentence": 2, "somebody": 3, "someone": 2, "anywhere": 3, "anything": 3, "life": 1,
          "whole": 1, "overlap": 3, "hexagons": 3, "square": 1, "per": 1}  # fmt: skip


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences(text: str) -> int:
    return sum(bool(_WORD.search(one)) for one in _SENTENCE.split(text))


def syllables(word: str) -> int:
    small = word.lower().removesuffix("'s").replace("'", "")
    if small in _EXACT:
        return _EXACT[small]
    bare = small
    if (
        re.search(r"[^aeiouyl]e$", small)
        or re.search(r"[aeiouy]le$", small)
        or re.search(r"(?:[^dtaeiouy]ed|[^aeiouyscxzhgl]es|[aeiouy]les)$", small)
    ):
        bare = re.sub(r"e([sd]?)$", r"\1", small)
    return max(1, len(_VOWELS.findall(bare)) + len(_TWO.findall(bare)))


def flesch_kincaid(text: str) -> float:
    found = words(text)
    per_sentence = len(found) / sentences(text)
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def coleman_liau(text: str) -> float:
    found = words(text)
    letters = sum(len(one.replace("'", "")) for one in found) / len(found) * 100
    return coleman_liau_of(letters, sentences(text) / len(found) * 100)


def coleman_liau_of(letters: float, per: float) -> float:
    """Return the grade of a text with so many letters, and sentences, in 100 words."""
    return 0.0588 * letters - 0.296 * per - 15.8
