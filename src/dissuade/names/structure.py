"""What each word of a name is by its place: initials, patronymics, particles, titles that are names after all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dissuade.names.lexicon import Lexicon
from dissuade.names.misspellings import intended_word, may_be_torn_off
from dissuade.names.normalize import fold_latin
from dissuade.names.numerals import ROMAN
from dissuade.names.slavic_words import sound_of
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form, NameClass, Token, TokenKind
from dissuade.names.turkish_firms import full_words

__all__ = ["ends_as_patronymic", "is_plain", "is_plain_native", "main_script", "settle_kinds"]


_SLAVIC_PATRONYMIC = re.compile(
    r"(ov|ev|yev|iev|jev|ow|ew|eew|iv|yv|av)(ich|itch|ych|yich|ic|ici|itsch|icz|yc|na|nna|vna)$|(ovna|evna|ivna|yevna|iyevna|owna|ewna|auna|avna|ichna|inichna|inishna|ilyich|ilich|kuzmich|lukich|nikitich|fomich|savvich)$"
)
_BIN = frozenset((
    "bin", "ibn", "ben", "bn", "bint", "binti", "binte", "bt", "bte", "ebn", "ould", "wuld", "uld", "mint", "бин",
    "ибн", "бен", "بن", "ابن", "بنت", "ولد",
))  # fmt: skip
_NOT_FIRST = frozenset((
    "ben", "van", "den", "do", "da", "dos", "san", "le", "la", "as", "an", "en", "es", "bar", "na", "dan", "no",
    "lo", "ab", "ap", "abu", "st", "ter", "poh", "te", "de", "di", "o", "e", "y", "i", "a", "om", "um", "ad", "at",
    "uld", "weld", "ver", "der", "mint",
))  # fmt: skip


_EXCELLENCY = frozenset(("he", "se", "hh", "hrh"))
_OF_EXCELLENCY = frozenset(("h", "s"))


_ASSIMILATED = frozenset(
    ("as", "ar", "ad", "an", "at", "ash", "az", "ath", "adh", "es", "er", "ed", "en", "et", "ech", "ez")
)
_FIRST_SYLLABLE = "\u1100"  # from here on letters are jamo, kana, Chinese characters and syllables
_TURKIC = ("ogl", "ogu", "kyz", "kiz", "qiz", "gyz", "ugl", "ul", "uu")
_IZAFAT = frozenset(("e", "ye", "i", "yi"))  # joins Persian words: Sanaye-ye
_SPELLINGS_OF_LETTER = 3
_TWO_CAPITALS = re.compile(r"[А-ЯЁІЇЄҐ]\.\s?[А-ЯЁІЇЄҐ]")
_DEGREE = "md"  # behind a comma; elsewhere it is short for Muhammad
_CUT_OFF = frozenset(("DE", "OF"))  # last words of names that are cut or turned: BANK OF, S.A. DE


def main_script(words: list[Word]) -> str:
    """The script of most letters; ``Zyyy`` where there are none."""
    if len(words) == 1:
        return words[0].script
    count: Counter[str] = Counter()
    for word in words:
        if word.script != "Zyyy":
            count[word.script] += word.end - word.start
    return count.most_common(1)[0][0] if count else "Zyyy"


def is_plain(token: Token, lexicon: Lexicon, name_class: NameClass) -> bool:
    """Whether a Latin token means the same wherever it stands in a name of this class."""
    key = token.forms[0].text if token.kind != TokenKind.LEGAL else token.text.lower()
    word = fold_latin(token.text)
    if not word or " " in token.text or word in ROMAN or word in lexicon.longest:
        return False
    if name_class == NameClass.ORGANIZATION and (
        sound_of(word) in lexicon.longest or word in full_words() or word in _IZAFAT
    ):
        return False
    if token.kind == TokenKind.NAME:
        if word == _DEGREE or _is_sayyid(token):
            return False
        if (entry := lexicon.words.get(word)) is not None and entry.kind != TokenKind.NAME:
            return False  # a particle or title that its place has made a name here
        if name_class == NameClass.ORGANIZATION and (intended_word(word) or may_be_torn_off(word)):
            return False  # it may begin a phrase that it misspells, or end a word that is torn
        return len(key) > 1 and not (name_class != NameClass.VESSEL and _slavic(token))
    if token.kind in (TokenKind.INITIAL,):  # with its neighbours it may be an acronym of an organisation
        return token.text.isupper() and word not in _OF_EXCELLENCY and name_class != NameClass.ORGANIZATION
    return token.kind in (TokenKind.LEGAL, TokenKind.GENERIC, TokenKind.PLACE) and name_class == NameClass.ORGANIZATION


def is_plain_native(tokens: Sequence[Token], key: str) -> bool:
    """Whether a word of another script, which the lexicon does not know, means the same wherever it stands.

    Args:
        tokens: of the word, in a name of a person or of unknown class.
        key: of the word in the lexicon.
    """
    if not tokens or key[:1].isdigit() or key in ROMAN or key == "الله" or any(map(_is_sayyid, tokens)):
        return False
    kinds = [token.kind for token in tokens]
    if kinds == [TokenKind.PARTICLE, TokenKind.NAME]:  # an article that is written together with its name
        return not _slavic(tokens[1])
    return all(kind == TokenKind.NAME for kind in kinds) and not any(map(_slavic, tokens))


def _with_kind(token: Token, kind: TokenKind) -> Token:
    return token if token.kind == kind else Token(token.text, token.start, token.end, kind, token.forms)


def _is_letter(token: Token, name_class: NameClass) -> bool:
    """Whether a token is a single Latin letter, or in the name of an organisation a Cyrillic or Greek one.

    A letter of an acronym that stands for a known word (``ФСБ``) is that word.
    """
    if token.forms[-1].system == "translated":
        return False
    if len(token.forms[0].text) == 1 and token.forms[0].system == "fold":
        return True
    return name_class is NameClass.ORGANIZATION and len(token.text) == 1 and "\u0370" <= token.text < "\u0530"


def _is_dotted_letter(token: Token, text: str) -> bool:
    """Whether a token of a person's name is a capital with a full stop, in letters that have capitals: С. К. Шойгу."""
    letter = len(token.text) == 1 and token.text.isupper() and text[token.end : token.end + 1] == "."
    return letter and token.kind in (TokenKind.NAME, TokenKind.STOP) and token.forms[-1].system != "translated"


def _letters_of_title(token: Token) -> list[Token]:
    """Two capitals with full stops are no short title: Тимченко Г.Н. is no господин."""
    if token.kind is not TokenKind.TITLE or _TWO_CAPITALS.fullmatch(token.text) is None:
        return [token]
    from dissuade.names.word_forms import forms_of

    places = (token.start, token.end - 1)
    letters = (token.text[0], token.text[-1])
    return [
        _initial_of(Token(letter, at, at + 1, TokenKind.INITIAL, forms_of(letter, "Cyrl", person=True)))
        for letter, at in zip(letters, places, strict=True)
    ]


def _initial_of(token: Token) -> Token:
    """A letter as an initial: what the words may begin with that it stands for (Ю: y, i)."""
    forms: dict[str, Form] = {}
    for text, quality, system in token.forms[:_SPELLINGS_OF_LETTER]:
        if system != "lexicon" and text[0] not in forms:
            forms[text[0]] = Form(text[0], quality, system)
    return Token(token.text, token.start, token.end, TokenKind.INITIAL, tuple(forms.values()) or token.forms)


def _is_letters_at_end(token: Token) -> bool:
    """Whether a last word is two letters that would be a small word before another one: ISIS-WA."""
    two = token.text.isupper() and len(token.text) == len("WA") and token.text.isascii()
    return two and token.kind is TokenKind.STOP and token.text not in _CUT_OFF


def _is_izafat(token: Token, text: str) -> bool:
    return text[token.start - 1 : token.start] == "-" and token.text.lower() in _IZAFAT


def settle_kinds(tokens: list[Token], name_class: NameClass, text: str) -> list[Token]:
    """Decide by place what the words alone leave open.

    Single letters are initials; a particle needs something after it; a title needs a name beside it; Slavic
    patronymics stand after a given name; the name after bin, ibn, bint or ould is a patronymic.
    """
    tokens = [
        _with_kind(t, TokenKind.INITIAL)
        if 1 in (len(t.forms[0].text), len(t.text)) and t.kind == TokenKind.NAME and _is_letter(t, name_class)
        else t
        for t in tokens
    ]
    if name_class in (NameClass.PERSON, NameClass.ANY):
        if "." in text:
            tokens = [part for token in tokens for part in _letters_of_title(token)]
            tokens = [_initial_of(t) if _is_dotted_letter(t, text) else t for t in tokens]
        tokens = _settle_person(tokens, text)
    elif name_class is NameClass.ORGANIZATION and "-" in text:
        tokens = [_with_kind(t, TokenKind.STOP) if _is_izafat(t, text) else t for t in tokens]
    if len(tokens) > 1 and _is_letters_at_end(tokens[-1]):
        tokens[-1] = _with_kind(tokens[-1], TokenKind.NAME)
    if tokens and not any(t.kind in (TokenKind.NAME, TokenKind.PATRONYMIC) for t in tokens):
        tokens = _settle_nameless(tokens, name_class)
    return tokens


def _settle_person(tokens: list[Token], text: str) -> list[Token]:
    settled = list(tokens)
    if len(tokens) > 2 and tokens[-1].text.lower() == _DEGREE and "," in text[tokens[-2].end : tokens[-1].start]:
        settled[-1] = _with_kind(tokens[-1], TokenKind.TITLE)  # John Smith, MD
    comma = _comma_of_names(settled, text)
    if tokens and tokens[0].kind == TokenKind.NUMBER and tokens[0].forms[0].system == "fold":
        settled[0] = _with_kind(tokens[0], TokenKind.TITLE)  # Sr. Juan Pérez is no Juan Pérez senior
    for i, token in enumerate(tokens):
        if token.kind == TokenKind.PARTICLE:
            if not _stays_particle(tokens, i):
                settled[i] = _with_kind(token, TokenKind.NAME)
        elif (
            token.kind == TokenKind.NAME
            and i > 1
            and settled[i - 1].kind == TokenKind.PARTICLE
            and settled[i - 1].text.lower() in _BIN
        ):
            settled[i] = _with_kind(token, TokenKind.PATRONYMIC)
    if any(token.kind is TokenKind.INITIAL for token in settled):
        settled = _settle_excellency(settled, text)
    settled = _settle_sayyid(settled)
    names = [i for i, t in enumerate(settled) if t.kind in (TokenKind.NAME, TokenKind.INITIAL)]
    if len(names) >= 3 or (comma >= 0 and len(names) >= 2):
        for i in names:
            token = settled[i]
            before_comma = comma >= 0 and token.end <= comma
            if i > 0 and not before_comma and token.kind == TokenKind.NAME and _slavic(token):
                settled[i] = _with_kind(token, TokenKind.PATRONYMIC)
                break
    return settled


def _settle_sayyid(tokens: list[Token]) -> list[Token]:
    """Sayyid is a title before two names or more (Sayyid Ali Khamenei), and a name beside one (Sayyid Qutb)."""
    at = next((i for i, t in enumerate(tokens) if t.kind is not TokenKind.TITLE), len(tokens))
    names = sum(t.kind in (TokenKind.NAME, TokenKind.PATRONYMIC) for t in tokens[at + 1 :])
    if names < 2 or not _is_sayyid(tokens[at]):
        return tokens
    return [*tokens[:at], _with_kind(tokens[at], TokenKind.TITLE), *tokens[at + 1 :]]


def _is_sayyid(token: Token) -> bool:
    return any(form.text == "sayyid" for form in token.forms)


def _comma_of_names(tokens: list[Token], text: str) -> int:
    """Where a comma stands behind a family name; -1 if nothing that is a name follows it (``PETROV Ivan, Mr``)."""
    comma = text.find(",")
    follows = any(t.start > comma and t.kind not in (TokenKind.TITLE, TokenKind.NUMBER) for t in tokens)
    return comma if follows else -1


def _settle_excellency(tokens: list[Token], text: str) -> list[Token]:
    """Dotted letters for "His Excellency" and the like are no initials before two names: H.E. Ali Karimi."""
    at = next((i for i, t in enumerate(tokens) if t.kind is not TokenKind.TITLE), len(tokens))
    end = at
    while end < len(tokens) and tokens[end].kind is TokenKind.INITIAL and text[tokens[end].end :].startswith("."):
        end += 1
    letters = "".join(t.forms[0].text for t in tokens[at:end])
    names = sum(t.kind in (TokenKind.NAME, TokenKind.PATRONYMIC) for t in tokens[end:])
    titled = tokens[end : end + 1] and tokens[end].kind is TokenKind.TITLE  # H.E. Mr. Karimi
    if letters not in _EXCELLENCY or names < (1 if titled else 2):
        return tokens
    return [*tokens[:at], *(_with_kind(t, TokenKind.TITLE) for t in tokens[at:end]), *tokens[end:]]


def _stays_particle(tokens: list[Token], at: int) -> bool:
    """Whether a particle is one here: something follows it, or it is Turkic and ends a name (``Ali oglu``)."""
    key = tokens[at].forms[0].text
    last = len(tokens) - 1
    if at == last:
        return at > 0 and tokens[at - 1].kind == TokenKind.NAME and key.startswith(_TURKIC)
    if at == 0 and key in _NOT_FIRST:
        return False
    if key in _ASSIMILATED:  # as-Sadr, ar-Rahman: the article takes on the sound that follows
        return tokens[at + 1].forms[0].text.startswith(key[1:])
    return tokens[at + 1].kind in (TokenKind.NAME, TokenKind.PARTICLE, TokenKind.INITIAL)


def _slavic(token: Token) -> bool:
    if token.text[0] >= _FIRST_SYLLABLE:
        return False
    return ends_as_patronymic(token.forms[0].text) or (len(token.forms) > 1 and ends_as_patronymic(token.forms[1].text))


@lru_cache(maxsize=50_000)
def ends_as_patronymic(form: str) -> bool:
    """Whether a form ends like a Slavic patronymic."""
    return _SLAVIC_PATRONYMIC.search(form) is not None


def _settle_nameless(tokens: list[Token], name_class: NameClass) -> list[Token]:
    """A name of nothing but generic words is a name all the same: ``General Company``, ``Mr President``."""
    for kinds in (
        (TokenKind.GENERIC, TokenKind.PLACE), (TokenKind.TITLE, TokenKind.PARTICLE), (TokenKind.STOP,),
        (TokenKind.LEGAL,), (TokenKind.NUMBER, TokenKind.INITIAL),
    ):  # fmt: skip
        found = [i for i, t in enumerate(tokens) if t.kind in kinds]
        if found:
            if kinds[0] in (TokenKind.GENERIC, TokenKind.NUMBER):
                return tokens
            chosen = found[-1]
            return [_with_kind(t, TokenKind.NAME) if i == chosen else t for i, t in enumerate(tokens)]
    return tokens
