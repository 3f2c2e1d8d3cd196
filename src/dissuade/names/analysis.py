"""From a written name to tokens with forms."""

from __future__ import annotations

from functools import lru_cache

from dissuade.names import structure
from dissuade.names.acronyms import SHORTEST_COMPOUND, drop_explained, initials_within, join_dotted
from dissuade.names.bracketed_forms import blank_forms, with_forms
from dissuade.names.known_words import find_known, keep_words
from dissuade.names.lexicon import Entry, Lexicon, lexicon_for, native_key
from dissuade.names.meanings import each_way
from dissuade.names.misspellings import SHORTEST_RUN_ON, intended_word, run_on_cut, torn_word
from dissuade.names.normalize import MAX_LENGTH, fold_latin
from dissuade.names.organisation_signs import is_sign, says_organisation, shows_organisation
from dissuade.names.payment_lines import LINES, without_cut_word
from dissuade.names.phrases import find_entries
from dissuade.names.plain_text import PlainText, make_plain
from dissuade.names.romanize import MAX_FORMS, best_forms, transcribe
from dissuade.names.spans import Span
from dissuade.names.tokenize import SHIP, Word, split_words_of
from dissuade.names.tokens import AnalyzedName, Form, NameClass, Token, TokenKind
from dissuade.names.turkish_firms import in_full
from dissuade.names.word_forms import forms_of

__all__ = ["analyze_name", "name_class_of"]

_CLASSES = {
    "Person": NameClass.PERSON,
    "Organization": NameClass.ORGANIZATION,
    "Company": NameClass.ORGANIZATION,
    "PublicBody": NameClass.ORGANIZATION,
    "Vessel": NameClass.VESSEL,
    "Airplane": NameClass.VESSEL,
}


def name_class_of(schema: str) -> NameClass:
    """The class of names that entities of an FtM schema bear; ``ANY`` for what is not known."""
    return _CLASSES.get(schema, NameClass.ANY)


_MEMO_LIMIT = 200_000
_ABBREVIATES = frozenset((NameClass.ORGANIZATION, NameClass.ANY))
_BETWEEN_HALVES = (" ", "-")
_ABBREVIATED = frozenset(("Latn", "Cyrl", "Grek"))  # scripts whose organisations are called by first letters
_SPELT_BY_INITIALS = frozenset((TokenKind.PLACE, TokenKind.GENERIC))


@lru_cache(maxsize=_MEMO_LIMIT)
def _forms_of_entry(piece: str, script: str, entry: Entry) -> tuple[Form, ...]:
    """Forms of a word of the lexicon: of a legal form the canonical one first, of others their own first."""
    if piece in ("&", "＆"):
        return best_forms((Form("and", 1.0, "fold"), *entry.forms))
    own = transcribe(piece, script)[:3] if script != "Latn" else (Form(fold_latin(piece), 1.0, "fold"),)
    known = each_way(entry.forms)
    return best_forms((*known, *own) if entry.kind == TokenKind.LEGAL else (*own, *known))


def analyze_name(text: str, name_class: NameClass) -> AnalyzedName:
    """Take a name apart.

    Args:
        text: the name as written; any Unicode string, of which the first ``MAX_LENGTH`` code points are read.
        name_class: what bears it; decides which words are titles, legal forms and the like. Of a name of any class
            that is plainly an organisation's (``organisation_signs``) or a ship's (``MV Angara``) it becomes that.

    Returns:
        Tokens in the order written. ``text[token.start:token.end] == token.text`` holds for each of them.
    """
    read = text if len(text) <= MAX_LENGTH else text[:MAX_LENGTH]
    if (plain := make_plain(read)) is not None:
        return _as_written(analyze_name(plain.text, name_class), plain, text)
    if len(read) in LINES:
        read = without_cut_word(read)
    if name_class is NameClass.ANY:
        if SHIP.match(read):
            return analyze_name(text, NameClass.VESSEL)
        if says_organisation(read):
            return analyze_name(text, NameClass.ORGANIZATION)
    if not text.isascii() and name_class in _ABBREVIATES and (bare := blank_forms(read)) != read and bare.strip():
        return with_forms(analyze_name(bare, NameClass.ORGANIZATION), read)._replace(text=text)
    organisation = name_class is NameClass.ORGANIZATION
    bracketed = organisation and "(" in read
    if not bracketed and (known := find_known(read, name_class)) is not None:
        return AnalyzedName(text, name_class, known[0], tuple(known[1]))
    lexicon = _lexicon_of(name_class)
    words = split_words_of(read, _glued_legal_forms(name_class, lexicon))
    if read.count(".") > 1 and (organisation or (name_class is NameClass.ANY and _nothing_but_letters(words))):
        words = join_dotted(words, read, lexicon)
    if organisation and any(word.end - word.start >= SHORTEST_RUN_ON for word in words):
        words = _cut_run_on(words, read)
    keys = [_key(read, word) for word in words]
    if organisation:
        words, keys = _mend_torn(words, keys, read)
        keys = in_full(keys, read)
    meant = [intended_word(key) or key for key in keys] if organisation else keys
    found = find_entries(words, keys, meant, read, lexicon, name_class)
    tokens = []
    for span in found:
        tokens += _tokens_of(read, span, name_class)
    found_kinds = [token.kind for token in tokens]
    tokens = structure.settle_kinds(tokens, name_class, read)
    made_name = any(map(_made_name, found_kinds, tokens))
    if bracketed:
        tokens = drop_explained(tokens, read)
    if name_class is NameClass.ANY:
        signs = any(map(is_sign, tokens))
        if shows_organisation(tokens, signs):
            return analyze_name(text, NameClass.ORGANIZATION)
        if signs:  # by itself such a word would make another name of the text
            return AnalyzedName(text, name_class, structure.main_script(words), tuple(tokens))
    if not made_name:
        keep_words(read, words, tokens, lexicon, name_class)
    return AnalyzedName(text, name_class, structure.main_script(words), tuple(tokens))


def _as_written(name: AnalyzedName, plain: PlainText, text: str) -> AnalyzedName:
    """The name of a plain text as that of the text which it was made from."""
    tokens = []
    for token in name.tokens:
        start, end = plain.start[token.start], plain.end[token.end - 1]
        tokens.append(token._replace(text=text[start:end], start=start, end=end))
    return name._replace(text=text, tokens=tuple(tokens))


def _made_name(found: TokenKind, token: Token) -> bool:
    """Whether a word of another kind is a name for want of one (``Imeni`` alone)."""
    return token.kind is TokenKind.NAME and found is not TokenKind.NAME


def _lexicon_of(name_class: NameClass) -> Lexicon:
    if name_class is not NameClass.ORGANIZATION:
        return lexicon_for(name_class)
    from dissuade.names.organisation_lexicon import organisation_lexicon

    return organisation_lexicon()


def _nothing_but_letters(words: list[Word]) -> bool:
    return all(word.end - word.start == 1 for word in words)


def _key(text: str, word: Word) -> str:
    piece = text[word.start : word.end]
    if "." in piece:  # letters of an acronym, О. О. О.
        piece = "".join(char for char in piece if char.isalnum())
    return "&" if piece == "&" else native_key(piece)


def _cut_run_on(words: list[Word], text: str) -> list[Word]:
    """Part the words of an organisation that have run into one another."""
    parted = []
    left = list(reversed(words))
    while left:
        word = left.pop()
        piece = text[word.start : word.end]
        # Where a character is a letter of the key, places in the key are places in the text.
        cut = run_on_cut(piece.lower(), len(words) > 1) if len(piece) >= SHORTEST_RUN_ON and piece.isascii() else 0
        if cut:
            left.append(Word(word.start + cut, word.end, word.script))
            left.append(Word(word.start, word.start + cut, word.script))
        else:
            parted.append(word)
    return parted


def _mend_torn(words: list[Word], keys: list[str], text: str) -> tuple[list[Word], list[str]]:
    """Put the halves of long words of an organisation together (``LIA BILITY``)."""
    mended, known = words[:1], keys[:1]
    for word, key in zip(words[1:], keys[1:], strict=True):
        torn = torn_word(known[-1], key) if text[mended[-1].end : word.start] in _BETWEEN_HALVES else ""
        if torn:
            mended[-1], known[-1] = Word(mended[-1].start, word.end, word.script), torn
        else:
            mended.append(word)
            known.append(key)
    return mended, known


def _glued_legal_forms(name_class: NameClass, lexicon: Lexicon) -> frozenset[str]:
    if name_class in (NameClass.PERSON, NameClass.VESSEL):
        return frozenset()
    return frozenset(("ag", "gmbh", "ltd", "llc", "inc", "corp", "plc", "sa", "jsc", "group", "bank"))


def _tokens_of(text: str, span: Span, name_class: NameClass) -> list[Token]:
    piece = text[span.start : span.end]
    if span.entry is not None:
        forms = _forms_of_entry(piece, span.script, span.entry)
        if span.entry.kind in _SPELT_BY_INITIALS and not piece.isalpha():
            forms = _with_initials(piece, span.script, forms)
        return [Token(piece, span.start, span.end, span.entry.kind, forms)]
    if span.number:
        forms = best_forms((Form(span.number, 1.0, "number"), *forms_of(piece, span.script, person=False)))
        return [Token(piece, span.start, span.end, TokenKind.NUMBER, forms)]
    person = name_class in (NameClass.PERSON, NameClass.ANY)
    forms = each_way(span.forms) or forms_of(piece, span.script, person=person)
    if not forms:
        return []
    if name_class not in (NameClass.PERSON, NameClass.VESSEL) and len(piece) >= SHORTEST_COMPOUND:
        forms = _with_initials(piece, span.script, forms)
    return [Token(piece, span.start, span.end, TokenKind.NAME, forms)]


def _with_initials(piece: str, script: str, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms of a token with its first letters as the last one, if it is one of several words or stems."""
    letters = initials_within(piece, script) if script in _ABBREVIATED else None
    return forms if letters is None else best_forms((*forms[: MAX_FORMS - 1], letters))
