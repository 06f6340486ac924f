"""`aa oe ae` read as `å ø æ`, but not where two parts of a word meet: *boern* is *børn*, *beboerne* stays as it is.

Where an *o* or *a* ends a part of a word (*bebo-er*, *video-enhed*, *data-ansvarlig*, *tema-er*), the letter after it
belongs to the next part. Such parts are few, so they are listed, and all else is read as a Danish letter.
"""

from __future__ import annotations

import re

_TYPED = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))
_EVERYWHERE = """
bebo nabo video radio konto studio risiko saldo mikro makro neuro psyko stereo audio kommando piano kasino metro
data skema ekstra firma kamera klima infra ultra agenda drama dilemma pizza panorama propaganda sauna trauma veranda
arena pensa faktura aula skala cola bodega paprika flora fiasko tempo silo kano motto porto cafeteria contra kontra
aroma pyjama micha mika rafa rapha isra gabri
"""
"""Parts that end in a vowel, wherever in a word."""
_IN_FRONT = """
foto auto info intro demo logo euro kilo memo promo turbo trio tema sofa villa mega alfa omega astma koma intra extra
"""
"""Those that are such a part at the beginning of a word, or before an ending: *temaaften*, *hovedtemaer*."""
_BEFORE_ENDINGS = "tro bro klo sko sno"
"""Those that are one only before an ending: *troede* and *broen*, but not *troest*."""
_ENDING = "(?:er|en|et|ers|ens|ets|erne|ernes|ede|ende)"


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_BORDERS = re.compile(
    rf"{_any_of(_EVERYWHERE)}(?=[ae])"
    rf"|\b{_any_of(_IN_FRONT)}(?=[ae])"
    rf"|{_any_of(_IN_FRONT)}(?={_ENDING}\b)"
    rf"|\b(?:ud|op|til)?{_any_of(_BEFORE_ENDINGS)}(?={_ENDING}\b)"
    r"|\b(?:ud|be|gen|sam)?bo(?=(?:ede|ende|et)\b|enhed)|\bgro(?=(?:ede|ende|et)\b)"
    r"|\b(?:(?:g|d|sh|t|her|ech|potat|tomat)o(?=es\b)|po(?=e[tms])|[ck]o(?=e(?:[dfx]|ks))|(?:an)?a(?=ero)|ma(?=estr))"
)
"""Matches what ends before the second letter of two that only stand beside each other."""


def fold_digraphs(word: str) -> str:
    """Return a word in small letters with `aa oe ae` as the Danish letters that they stand for."""
    if not any(typed in word for typed, _ in _TYPED):
        return word
    parts = _BORDERS.sub(r"\g<0>\n", word)
    for typed, meant in _TYPED:
        parts = parts.replace(typed, meant)
    return parts.replace("\n", "")
