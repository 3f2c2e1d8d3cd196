"""Words that mean the same wherever they stand, kept from name to name: most names are made of them.

A name all of whose words are known is taken apart by looking them up. A word is kept if neither its neighbours nor its
place decide what it is; of a Chinese character alone the place decides, so it is kept for the first place and for the
others. What is kept is forgotten when it is much, so that a stream of random text cannot fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dissuade.names.indic_letters import BLOCKS
from dissuade.names.japanese import is_japanese_pair
from dissuade.names.lexicon import Lexicon, native_key
from dissuade.names.spoken_letters import may_be_initial
from dissuade.names.structure import is_plain, is_plain_native
from dissuade.names.tokenize import PLAIN_TEXT, PLAIN_WORD, Word
from dissuade.names.tokens import AnalyzedName, Form, NameClass, Token, TokenKind

__all__ = ["find_known", "forget_words", "keep_words", "known_latin", "known_native", "native_keys"]

_MOST = 200_000
_Forms = tuple[Form, ...]
_LATIN: dict[NameClass, dict[str, tuple[TokenKind, _Forms]]] = {c: {} for c in NameClass}
# script, and of each token where it begins and ends in the word, its kind and forms
_NATIVE: dict[NameClass, dict[str, tuple[str, tuple[tuple[int, int, TokenKind, _Forms], ...]]]] = {
    NameClass.PERSON: {},
    NameClass.ANY: {},
}
_FIRST = "^"  # before a Chinese character that stands first
_JAPANESE = "~"  # before a family name and a given name that are Japanese together
_JAPANESE_WORDS = 2
_BY_NEIGHBOURS = frozenset(("Zyyy", "Latn", "Hang", "Mymr"))
_make = tuple.__new__  # what a named tuple's own constructor calls; half the time
_LETTER = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")


def find_known(text: str, name_class: NameClass) -> tuple[str, list[Token]] | None:
    """The main script and the tokens of a name all of whose words are known, else None."""
    plain = _LATIN[name_class]
    tokens = []
    start = 0
    for word in text.split(" "):
        if (known := plain.get(word)) is None:
            break
        end = start + len(word)
        tokens.append(_make(Token, (word, start, end, *known)))
        start = end + 1
    else:
        return _unless_all_legal(text, tokens, name_class)
    if not PLAIN_TEXT.fullmatch(text):
        return _find_native(text, name_class) if name_class in _NATIVE else None
    tokens = []
    for match in PLAIN_WORD.finditer(text):
        if (known := plain.get(match.group())) is None:
            return None
        tokens.append(Token(match.group(), match.start(), match.end(), *known))
    return _unless_all_legal(text, tokens, name_class)


def _unless_all_legal(text: str, tokens: list[Token], name_class: NameClass) -> tuple[str, list[Token]] | None:
    """Of legal forms alone, one has to be taken for the name."""
    if name_class is not NameClass.PERSON and all(token.kind == TokenKind.LEGAL for token in tokens):
        return None
    return _script_of(text), tokens


def _find_native(text: str, name_class: NameClass) -> tuple[str, list[Token]] | None:
    native = _NATIVE[name_class]
    words = text.split(" ")
    tokens = []
    script = ""
    start = 0
    for word, key in zip(words, native_keys(words), strict=True):
        known = native.get(key)
        if known is None or script not in ("", known[0]):
            return None
        script = known[0]
        for begin, end, kind, forms in known[1]:
            tokens.append(Token(word[begin:end], start + begin, start + end, kind, forms))
        start += len(word) + 1
    return None if script == "Hani" and len(words) == 1 else (script, tokens)


def native_keys(words: Sequence[str]) -> list[str]:
    """What the words of a name in another script than the Latin one are kept as."""
    keys = list(words)
    if len(keys) == _JAPANESE_WORDS and is_japanese_pair(*keys):
        return [_JAPANESE + key for key in keys]
    if keys and len(keys[0]) == 1:
        keys[0] = _FIRST + keys[0]
    return keys


def known_latin(word: str, name_class: NameClass) -> AnalyzedName | None:
    """A word as a name that has no other one, if it is known."""
    known = _LATIN[name_class].get(word)
    if known is None:
        return None
    return AnalyzedName(word, name_class, _script_of(word), (Token(word, 0, len(word), *known),))


def known_native(word: str, key: str, name_class: NameClass) -> AnalyzedName | None:
    """A word of another script than the Latin one as a name that has no other one, if it is known.

    Args:
        key: from ``native_keys``.
    """
    known = _NATIVE[name_class].get(key) if name_class in _NATIVE else None
    if known is None:
        return None
    tokens = tuple(Token(word[begin:end], begin, end, kind, forms) for begin, end, kind, forms in known[1])
    return AnalyzedName(word, name_class, known[0], tokens)


def _script_of(text: str) -> str:
    return "Latn" if _LETTER.search(text) else "Zyyy"


def keep_words(
    text: str, words: Sequence[Word], tokens: Sequence[Token], lexicon: Lexicon, name_class: NameClass
) -> None:
    """Keep the words of a name that mean the same wherever they stand.

    Args:
        text: the name. words: its words. tokens: what they turned out to be.
        lexicon: that of the class.
    """
    if PLAIN_TEXT.fullmatch(text):
        if len(tokens) == len(words):
            plain = _room(_LATIN[name_class])
            whole = {(word.start, word.end) for word in words}
            plain.update(
                (token.text, (token.kind, token.forms))
                for token in tokens
                if (token.start, token.end) in whole and is_plain(token, lexicon, name_class)
            )
    elif name_class in _NATIVE:
        several = sum(word.script == "Hani" for word in words) > 1
        beside = native_keys([text[word.start : word.end] for word in words])
        native = _room(_NATIVE[name_class])
        for word, place in zip(words, beside, strict=True):
            if word.script in _BY_NEIGHBOURS or (word.script == "Hani" and not several) or not _is_free(text, word):
                continue
            piece = text[word.start : word.end]
            if len(piece) == 1 and word.script != "Hani":
                continue
            if word.script in BLOCKS and may_be_initial(piece, word.script):
                continue
            key = native_key(piece)
            own = [token for token in tokens if token.start < word.end and token.end > word.start]
            if any(token.start < word.start or token.end > word.end for token in own):
                continue  # one token with its neighbour
            if key not in lexicon.words and key not in lexicon.longest and is_plain_native(own, key):
                parts = tuple((t.start - word.start, t.end - word.start, t.kind, t.forms) for t in own)
                native[place] = word.script, parts


def _room(known: dict) -> dict:  # type: ignore[type-arg]
    if len(known) >= _MOST:
        known.clear()
    return known


def _is_free(text: str, word: Word) -> bool:
    """Whether a word stands between blanks or the ends of the text."""
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]
    return before in ("", " ") and after in ("", " ")


def forget_words() -> None:
    """Forget everything."""
    for latin in _LATIN.values():
        latin.clear()
    for native in _NATIVE.values():
        native.clear()
