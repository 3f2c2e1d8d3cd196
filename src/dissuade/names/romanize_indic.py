"""Indic scripts to Latin: as the bearers of names spell them, and as ISO 15919 does, without its marks.

What is not written has to be known: where the inherent vowel is silent, what an anusvara assimilates to and, in Tamil,
which consonants are voiced. Each is a rule, and where a rule may fail another form holds the other reading.
Devanagari, Gurmukhi, Gujarati, Bengali and Odia drop the inherent vowel at the end of a word, and inside one between a
vowel with its consonant and a consonant with its vowel (``VC_CV``; Ohala, Aspects of Hindi Phonology, 1983); the other
scripts write it only where it is heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dissuade.names.indic_letters import BLOCKS, CONSONANTS, INHERENT, ISO_15919, VOWELS, WITH_NUKTA, Role, letters_of
from dissuade.names.normalize import fold_latin
from dissuade.names.tokens import Form

__all__ = ["romanize_indic", "sounds_of"]

# How names are spelt in the press and in passports.
_ISO = {sound: fold_latin(latin) for sound, latin in ISO_15919.items()}
_PRESS = _ISO | {
    "c": "ch", "C": "chh", "S": "sh", "z": "sh", "f": "ri", "F": "ri", "Z": "zh", "ê": "e", "æ": "a", "H": "",
}  # fmt: skip
_OF_SCRIPT = {
    "Beng": {"O": "ou", "y": "j"}, "Orya": {"O": "ou"}, "Taml": {"t": "th"}, "Mlym": {"t": "th"},
    "Sinh": {"t": "th", "v": "w"},
}  # fmt: skip
_TABLES = {script: str.maketrans(_PRESS | _OF_SCRIPT.get(script, {})) for script in BLOCKS}
_ISO_TABLE = str.maketrans(_ISO)
_DOUBLED = str.maketrans({"I": "ee", "U": "oo"})  # Sandeep, Noor
_FOREIGN = str.maketrans({"j": "ζ", "P": "φ"})  # Zia, Fakhrul: letters that are written without their nukta
_ROUNDED = str.maketrans({INHERENT: "o", "a": "o"})

_DROPPING = frozenset(("Deva", "Guru", "Gujr", "Beng", "Orya"))
_CONSONANTS, _VOWELS = frozenset(CONSONANTS), frozenset(VOWELS)
_HEARD = frozenset("yvnmYrR")
"""Consonants with a vowel after them where they end a cluster: Krishna, Narendra, Satya, but Anand, Siddharth."""
_PREFIXES = ("pr", "Sr")  # Harman-preet, Raj-shri
_HEARD_ENDING = re.compile(f"[vm]{INHERENT}tI$")  # Mayawati, Shrimati


def sounds_of(word: str, script: str) -> str:
    """A word as sounds, a character each (``indic_letters``), with the inherent vowels that are not written.

    Args:
        word: compatibility-normalised.
        script: ISO 15924 code, one of ``BLOCKS``.
    """
    letters = letters_of(script)
    sounds: list[str] = []
    doubling = False
    for char in word:
        role, sound = letters.get(char, (None, ""))
        if role is Role.CONSONANT:
            if doubling:
                sounds.append(sound.lower() if sound in "KGCJTDPB" else sound)
                doubling = False
            sounds += (*sound, INHERENT)
        elif role is Role.SIGN or role is Role.VIRAMA:
            if sounds and sounds[-1] == INHERENT:
                sounds.pop()
            sounds.append(sound)
        elif role is Role.NUKTA and len(sounds) > 1:
            sounds[-2] = WITH_NUKTA.get(sounds[-2], sounds[-2])
        elif role is Role.DOUBLING:
            doubling = True
        elif role is not None:
            sounds.append(sound)
    return "".join(sounds)


def romanize_indic(word: str, script: str) -> list[Form]:
    """Forms of a word, the likeliest spelling first and ISO 15919 last.

    Args:
        word: compatibility-normalised.
        script: ISO 15924 code, one of ``BLOCKS``.
    """
    sounds = sounds_of(word, script)
    if not sounds:
        return []
    table = _TABLES[script]
    sounds = _with_nasals(sounds, script)
    readings: dict[str, float] = {}
    for reading, quality in _READINGS.get(script, _northern)(sounds):
        readings.setdefault(reading, quality)
    forms = [Form(reading.translate(table), quality, "indic-press") for reading, quality in readings.items()]
    return [*forms, Form(sounds.translate(_ISO_TABLE), 0.8, "indic-iso")]


_LABIAL = re.compile("[M~](?=[pPbBmβφ])")
_NASAL_BEFORE_H = re.compile("M(?=h)")  # Singh
_VELAR_ALONE = re.compile("N(?![kKgG])")
_UNASSIMILATED = re.compile("M(?![kKgGcCjJwWqQtTdD])")


def _with_nasals(sounds: str, script: str) -> str:
    """Nasals that are written as signs, in the place of articulation of what follows them."""
    if "N" in sounds:
        sounds = _VELAR_ALONE.sub("Ng", sounds)
    if "M" not in sounds and "~" not in sounds:
        return sounds
    if script == "Beng":
        sounds = re.sub("M(?![kKgG])", "Ng", sounds)
    elif script in ("Taml", "Telu", "Knda", "Mlym"):
        sounds = _UNASSIMILATED.sub("m", sounds)
    else:
        sounds = _NASAL_BEFORE_H.sub("Ng", _LABIAL.sub("m", sounds))
    return sounds.replace("M", "n").replace("~", "n")


def _northern(sounds: str) -> Iterator[tuple[str, float]]:
    """Readings where inherent vowels are silent; those of all scripts of the north of India and of Nepal."""
    whole, kept = _without_last(sounds.replace("jY", "gy"))
    both = (_without_silent(whole, backwards=True), _without_silent(whole, backwards=False))
    closed = whole[-1] in _CONSONANTS and whole[-2:-1] not in ("", INHERENT)
    likely, other = both if closed else both[::-1]
    likely = _with_w(likely).replace("ind@r", "inder")  # Amarinder
    yield likely, 1.0
    if other != likely:
        yield _with_w(other), 0.95
    if kept:
        yield _without_silent(kept, backwards=closed), 0.95
    yield likely.translate(_DOUBLED), 0.95
    if whole != likely:
        yield whole, 0.9
    yield likely.translate(_FOREIGN), 0.9
    yield likely.replace("kz", "ξ").replace("ρ", "d"), 0.9  # Laxman; Deve Gowda beside Chopra


def _without_last(sounds: str) -> tuple[str, str]:
    """Sounds without an inherent vowel at the end, and with it where a cluster of consonants leaves that open."""
    if not sounds.endswith(INHERENT) or _VOWELS.isdisjoint(sounds[:-1]):
        return sounds, ""
    if len(sounds) < 3 or sounds[-3] in _VOWELS:
        return sounds[:-1], ""
    if sounds[-2] in _HEARD:
        return sounds, sounds[:-1]
    return sounds[:-1], sounds


def _without_silent(sounds: str, *, backwards: bool) -> str:
    """Sounds without the inherent vowels that are silent inside a word.

    Of two in a row only one is: from the end backwards in compounds (Amar-nath), from the front in others (Gadkari).
    """
    if INHERENT not in sounds[2:-2]:
        return sounds
    left = list(sounds)
    places = range(2, len(left) - 2)
    for at in reversed(places) if backwards else places:
        if left[at] == INHERENT and left[at - 1] in _CONSONANTS and left[at - 2] in _VOWELS:
            consonant, vowel = left[at + 1 : at + 3]
            starts_syllable = (consonant in _CONSONANTS and vowel in _VOWELS) or consonant + vowel in _PREFIXES
            if starts_syllable and not _HEARD_ENDING.match(sounds, at - 1):
                left[at] = ""
    return "".join(left)


_W_AFTER = re.compile(f"(?<=[kgtTdDjsSzl])v(?=[{VOWELS}])|v(?=A[lrρ]$)")
_BENGALI_B_BELOW = re.compile("(?<=[kKgGcCjJwqtTdDnSzshl])β")  # Biswas; elsewhere it is b
_BENGALI_Y = re.compile(f"(?<=[{CONSONANTS}])y")
_BENGALI_GLIDE = re.compile("(?<=[iIuU])ψ(?=A)")


def _with_w(sounds: str) -> str:
    """``v`` as w where that is usual: Swami, Ishwar, Kejriwal, Pawar."""
    return _W_AFTER.sub("ω", sounds) if "v" in sounds else sounds


def _bengali(sounds: str) -> Iterator[tuple[str, float]]:
    """Readings in Bengali and Assamese: the inherent vowel is an o, y is j unless joined, b below a letter is w."""
    sounds = _BENGALI_B_BELOW.sub("ω", sounds).replace("β", "b")
    sounds = _BENGALI_GLIDE.sub("", _BENGALI_Y.sub("ψ", sounds)).replace("oψA", "oωA")
    dropped, kept = _without_last(sounds.replace("jY", "gψ"))
    if kept and dropped[-1] != INHERENT:
        dropped, kept = kept, dropped
    likely = _without_silent(dropped, backwards=True)
    yield likely, 1.0
    if dropped != likely:
        yield dropped, 0.95
    if "j" in likely or "P" in likely or "y" in likely:
        yield likely.replace("y", "j").translate(_FOREIGN), 0.95
    if likely != (rounded := likely.translate(_ROUNDED)):
        yield rounded, 0.9
    yield likely.replace("ψA", "A"), 0.9  # Banerjee, bank
    yield likely.translate(_DOUBLED), 0.9
    if kept:
        yield _without_silent(kept, backwards=True), 0.9


def _odia(sounds: str) -> Iterator[tuple[str, float]]:
    """Readings in Odia, which drops no vowel inside a word and has one letter for b and v."""
    whole, kept = _without_last(sounds.replace("jY", "gy"))
    yield whole, 1.0
    if "b" in whole:
        yield whole.replace("b", "v"), 0.95
    if whole != (dropped := _without_silent(whole, backwards=True)):
        yield dropped, 0.95
    if kept:
        yield kept, 0.95
    yield whole.translate(_DOUBLED), 0.95
    yield whole.replace("ρ", "d"), 0.9
    yield sounds, 0.9


_AO, _AIDU = re.compile("Avu$"), re.compile("Ayuqu$")
_AIAH = re.compile(f"[a{INHERENT}]yy[a{INHERENT}]$")


def _southern(sounds: str) -> Iterator[tuple[str, float]]:
    """Readings in Telugu and Kannada: Rao, Naidu, Siddaramaiah; t as th (Kavitha); Kumara as Kumar."""
    likely = _AIAH.sub("Eah", _AIDU.sub("Equ", _AO.sub("Ao", sounds)))
    likely = _with_w(likely)
    yield likely, 1.0
    yield likely.replace("t", "T"), 0.95
    if likely.endswith(INHERENT):
        yield likely[:-1], 0.95
    yield likely.translate(_DOUBLED), 0.95
    yield likely.replace("Oq", "oωq").replace("P", "φ"), 0.9  # Gowda; Farooq
    yield _without_silent(likely, backwards=True), 0.9
    yield sounds, 0.9


_BETWEEN_VOWELS = f"(?<=[{VOWELS}]){{}}(?=[{VOWELS}])"
_SINGLE_T = re.compile(_BETWEEN_VOWELS.format("w"))
_MALAYALAM = (
    ("nV", "nw"), ("VV", "ww"), ("cc", "c"), ("tt", "t"), ("Rw", "Rq"), ("mp", "mb"), ("YY", "nj"), ("P", "φ"),
)  # fmt: skip


def _malayalam(sounds: str) -> Iterator[tuple[str, float]]:
    """Readings in Malayalam: Tharoor, Chandy, Pazhassi; a single retroflex t is voiced."""
    for written, heard in _MALAYALAM:
        sounds = sounds.replace(written, heard)
    likely = _SINGLE_T.sub("q", sounds)
    yield likely, 1.0
    yield likely.translate(_DOUBLED), 0.95
    yield likely.replace("t", "w"), 0.9
    yield likely.replace("Z", "l").replace("nj", "nh"), 0.9  # Kunhali
    yield sounds.replace("φ", "P"), 0.9
    if likely.endswith(INHERENT):
        yield likely[:-1], 0.9


_TAMIL = (("Hp", "φ"), ("H", ""), ("VV", "wr"), ("nV", "nqr"), ("Nk", "Ng"), ("Yc", "Yj"), ("Rw", "Rq"), ("mp", "mb"))
_TAMIL_DOUBLES = (("cc", "c"), ("tt", "t"))
_SINGLE_C = re.compile(_BETWEEN_VOWELS.format("c"))
_VOICED_K = re.compile(f"(?<=[{VOWELS}yrlLZ])k(?=[{VOWELS}])")
_VOICED_P = re.compile(f"(?<=[{VOWELS}yrlLZ])p(?=[{VOWELS}])")
_VOICED_T = re.compile(f"(?:^|(?<=[{VOWELS}yrlLZn]))t(?=[{VOWELS}r])")
_SANSKRIT_CLUSTER = re.compile(f"(?<=[kgtTdpb])ir(?=[A{INHERENT}])|(?<=[kg])iru(?=z)")
_RESTORED = {"iru": "ri", "ir": "r"}


def _tamil(sounds: str) -> Iterator[tuple[str, float]]:
    """Readings in Tamil, which has one letter for k and g, one for t and d, one for p and b, one for ch and s.

    A stop is voiced after its nasal, for certain, and between vowels, as often as not (Murugan, Sivakumar).
    """
    for written, heard in _TAMIL:
        sounds = sounds.replace(written, heard)
    sounds = _SINGLE_C.sub("s", _SINGLE_T.sub("q", sounds))
    for written, heard in _TAMIL_DOUBLES:
        sounds = sounds.replace(written, heard)
    if not sounds:
        return
    sibilant = "s" + sounds[1:] if sounds[0] == "c" else sounds
    likely = _VOICED_P.sub("b", _VOICED_K.sub("g", sibilant))
    voiced = _VOICED_T.sub("d", _VOICED_P.sub("b", _VOICED_K.sub("g", sounds)))
    half_voiced = _VOICED_T.sub("d", _VOICED_P.sub("b", sibilant))
    yield likely, 1.0
    yield sibilant, 0.97
    yield voiced, 0.95
    if sibilant != sounds:
        yield "s" + voiced[1:], 0.95
        yield _with_clusters(voiced), 0.92
    yield _with_clusters(half_voiced), 0.92
    yield _with_clusters(likely), 0.92
    yield sounds, 0.9
    yield likely.replace("Z", "l").translate(_DOUBLED), 0.9


def _with_clusters(sounds: str) -> str:
    """Sanskrit clusters, which Tamil parts by a vowel: Prabhakaran, Krishnan, Subramania."""
    return _SANSKRIT_CLUSTER.sub(lambda match: _RESTORED[match.group()], sounds).replace("ppr", "br")


def _sinhala(sounds: str) -> Iterator[tuple[str, float]]:
    """Readings in Sinhala: Wickremesinghe, Dissanayake, Rajapaksa."""
    likely = sounds.replace("kz", "ks")
    yield likely, 1.0
    if likely.endswith(INHERENT):
        yield likely[:-1] + "e", 0.95
    yield likely.translate(_DOUBLED), 0.95
    yield likely.replace("t", "w").replace("P", "φ"), 0.9
    yield sounds.replace("v", "β"), 0.85


_READINGS: dict[str, Callable[[str], Iterator[tuple[str, float]]]] = {
    "Beng": _bengali, "Orya": _odia, "Telu": _southern, "Knda": _southern, "Mlym": _malayalam, "Taml": _tamil,
    "Sinh": _sinhala,
}  # fmt: skip
