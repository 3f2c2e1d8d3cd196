"""Cuts a document into paragraphs, headings, a dateline, captions and boilerplate."""

from __future__ import annotations

import re

from dissuade.documents.remembered import Remembered
from dissuade.model.report import Zone, make_zone

__all__ = ["find_zones"]

_RELATED = re.compile(
    r"(?:read (?:also|more|next|this|on)|also read|see (?:also|more)|related(?: stories| articles?| content| news)?|"
    r"more (?:on this|stories|news|from)|watch(?: also| more| now| live)?|recommended(?: stories)?|don[’']t miss|"
    r"you (?:may|might) (?:also )?like|editor[’']?s[’']? picks?|most (?:read|popular|viewed)|trending(?: now)?|"
    r"latest news|top stories|up next|further reading|suggested)\s*[:|»>–—-]",
    re.IGNORECASE,
)
_RELATED_ALONE = re.compile(
    r"(?:read (?:also|more|next)|also read|see also|related(?: stories| articles?| content)?|"
    r"recommended(?: stories)?|most (?:read|popular)|"
    r"trending(?: now)?|top stories|you may also like|more stories)[:.]?",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:(?:we|this (?:web)?site|our (?:web)?site) uses? cookies|by (?:continuing|clicking|using) .{0,60}(?:cookies|"
    r"terms|"
    r"privacy)|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|privacy policy|terms (?:of use|"
    r"and conditions)|"
    r"sign up (?:for|to) |subscribe (?:to|now|today|for)|newsletter\b|share (?:this|on|via)|follow us|click here|"
    r"(?:correction|clarification)s?:|an earlier version of this (?:article|story|report)\b|"
    r"this (?:article|story) (?:was|has been) (?:amended|corrected|updated)\b|"
    r"advertisement|sponsored(?: content)?|story continues below|continue reading|skip to (?:main )?content|"
    r"all rights reserved|(?:©|\(c\)|copyright) ?\d{4}|copyright ©|download (?:the|our) app|join (?:us|our)\b|"
    r"log ?in\b|"
    r"(?:\d+ )?comments?$|print this|e-?mail this|back to top|support (?:us|our journalism)|your browser does not|"
    r"enable javascript|(?:facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|email|e-mail|copy link|print)"
    r"(?:[\s,|·•/]+(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|email|e-mail|copy link|print))+)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\(?(?:photo|image|picture|file photo|file|illustration|graphic|caption|image (?:caption|source|credit|"
    r"copyright)|"
    r"photo(?:graph)?(?: credit| by|:))\s?[:(/|]|\[?(?:photo|image|file photo)\b)|.{0,300}"
    r"(?:\((?:photo|image|file photo|picture)[^)]{0,80}\)|(?:/|\[|\()(?:AP|AFP|Reuters|Getty Images|EPA|TASS|"
    r"Xinhua)[^/\n]{0,40}(?:/|\]|\))(?: photo)?)$",
    re.IGNORECASE,
)
# What the patterns above can begin and end with, in small letters: most lines have nothing of it.
_HEAD, _TAIL, _SHORTEST_HEAD = 12, 8, 3
_RELATED_HEADS = (
    "read ", "also read", "see ", "related", "more ", "watch", "recommended", "don't miss", "don’t miss", "you ",
    "editor", "most ", "trending", "latest news", "top stories", "up next", "further re", "suggested",
)  # fmt: skip
_FURNITURE_HEADS = (
    "we use", "this ", "our ", "correctio", "clarifica", "an earlie",
    "by ", "accept ", "cookie", "privacy", "terms ", "sign up", "subscribe", "newsletter",
    "share ", "follow us", "click here", "advertise", "sponsored", "story cont", "continue re", "skip to ",
    "all rights", "©", "(c)", "copyright", "download ", "join ", "log", "comment", "print", "e-mail", "email",
    "back to ", "support ", "your brows", "enable jav", "facebook", "twitter", "whatsapp", "linkedin", "reddit",
    "telegram", "pinterest", "copy link",
)  # fmt: skip
_CAPTION_HEADS = ("(", "[", "photo", "image", "picture", "file", "illustrati", "graphic", "caption")
_CAPTION_TAILS = (")", "]", "/", " photo")
_LAST_OF_CAPTIONS = frozenset(")]/oO")
_STARTS = frozenset(head[:_SHORTEST_HEAD] for head in (*_RELATED_HEADS, *_FURNITURE_HEADS, *_CAPTION_HEADS))
_SINGLE_STARTS = frozenset(start for start in _STARTS if len(start) == 1) | frozenset("0123456789")
_ODD_CASE = frozenset("\u0130\u0131\u017f\u212a")  # case folding takes them for an i, an s or a k
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z .,'/-]{{2,40}}|[A-Z][\w .'-]{{2,30}})(?:,? (?:{_MONTH}\w*\.? \d{{1,2}}(?:,? \d{{4}})?|"
    rf"\d{{1,2}} {_MONTH}\w*\.?(?:,? \d{{4}})?|"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))?\s?(?:\((?:[A-Z][\w. -]{1,30})\)\s?)?"
    r"(?:--|[–—-]|:) ?(?=[A-Z“\"‘'])"
)
_LABEL = re.compile(r"[A-Z][\w-]{1,20}: ")
_DATELINE_END = re.compile(r"[–—:-]-? ?[A-Z“\"‘']")  # with what follows
_ENDS_OF_PARAGRAPHS = frozenset(".!?”\",;’'")
_LONGEST_FURNITURE, _LONGEST_HEADING = 400, 120
_NARROWEST, _NARROW_PAIR, _RAGGED, _WIDEST = 40, 60, 100, 160
"""Code points of a wrapped line: the least, the least of two lines, the most if lines are not full, the most."""
_SENTENCE_ENDS = '.!?”"'
_TERMINAL = (".", "!", "?", "”", '"', "’", "'", ":", ";", ",", "…", ")")


def find_zones(text: str) -> tuple[Zone, ...]:
    """Cut a text into zones, in order and without overlaps; quotations are found elsewhere.

    Args:
        text: raw text; offsets are its code points. Paragraphs are lines, or blocks between blank lines where the lines
            are wrapped.

    Returns:
        ``heading``, ``paragraph``, ``caption``, ``boilerplate`` (related stories, cookies, sharing) zones; a
        ``dateline`` zone lies at the beginning of its paragraph, which begins after it.
    """
    zones: list[Zone] = []
    blocks = _blocks(text)
    in_related = seen_paragraph = False
    for number, (start, end) in enumerate(blocks):
        words = text[start:end]
        kind = _kind(words, number, blocks)
        if kind == "paragraph" and seen_paragraph:
            in_related = False
            zones.append(make_zone(kind=kind, start=start, end=end))
            continue  # the usual one
        if kind == "heading" and in_related:
            kind = "boilerplate"
        in_related = kind == "boilerplate" and (_RELATED_ALONE.fullmatch(words) is not None or in_related)
        if kind == "paragraph":
            match = _DATELINE.match(words) if _DATELINE_END.search(words) else None
            if match and _is_dateline(match[0]) and not _is_label(text, match[0]):
                zones.append(make_zone(kind="dateline", start=start, end=start + len(match[0].rstrip())))
                start += match.end()
                if start >= end:
                    continue
            seen_paragraph = True
        zones.append(make_zone(kind=kind, start=start, end=end))
    return tuple(zones)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines, without blanks at their ends; stretches between blank lines instead, where the lines are wrapped."""
    blocks: list[tuple[int, int]] = []
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        size = len(line)
        if stripped := line.strip():
            first = at if len(stripped) == size else at + size - len(line.lstrip())
            lines.append((first, first + len(stripped)))
        elif lines:
            blocks += lines if len(lines) == 1 else _unwrapped(text, lines)
            lines = []
        at += size + 1
    return blocks + _unwrapped(text, lines)


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One stretch in place of lines that are one paragraph broken by width."""
    if len(lines) < 2:
        return lines
    if _wrapped(text, lines):
        return [(lines[0][0], lines[-1][1])]
    start, end = lines[0]
    is_headed = len(lines) > 2 and end - start < _NARROW_PAIR and not text[start:end].endswith(_TERMINAL)
    if is_headed and lines[1][1] - lines[1][0] > _NARROW_PAIR and _wrapped(text, lines[1:]):
        return [lines[0], (lines[1][0], lines[-1][1])]
    return lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines are one paragraph broken by width: of like length or full to the last word, ending anywhere."""
    lengths = [end - start for start, end in lines]
    longest = max(lengths)
    if not _NARROWEST <= longest <= _WIDEST:
        return False
    inner = lines[:-1]
    if len(inner) == 1 and lengths[0] < _NARROW_PAIR and not text[lines[1][0]].islower():
        return False  # two lines of a letterhead
    if sum(_LABEL.match(text, start, end) is not None for start, end in lines) > 1:
        return False  # the head of a mail
    open_ends = sum(
        not text[start:end].endswith(_TERMINAL) or text[after].islower()
        for (start, end), (after, _) in zip(inner, lines[1:], strict=True)
    )
    if 2 * open_ends < len(inner):
        return False
    first_words = [len(text[start:end].split(None, 1)[0]) for start, end in lines[1:]]
    full = sum(length + 1 + word > longest for length, word in zip(lengths, first_words, strict=False))
    alike = sum(length > 0.6 * longest for length in lengths[:-1])
    is_sentence = open_ends == len(inner) and text[lines[-1][1] - 1] in _SENTENCE_ENDS
    return 4 * full >= 3 * len(inner) or ((longest <= _RAGGED or is_sentence) and 3 * alike >= 2 * len(inner))


def _kind(line: str, number: int, blocks: list[tuple[int, int]]) -> str:
    size, last = len(line), line[-1]
    if size < _LONGEST_FURNITURE:
        usual = last not in _LAST_OF_CAPTIONS and _OPENS_USUALLY[line[:_SHORTEST_HEAD]]
        if usual and not (head := line[:_HEAD]).isascii():
            usual = "\u00ad" not in head and _ODD_CASE.isdisjoint(head)
        if not usual and (kind := _kind_of_furniture(line)):
            return kind
    if size > _LONGEST_HEADING or last in _ENDS_OF_PARAGRAPHS:
        return "paragraph"
    followed = number + 1 < len(blocks) and blocks[number + 1][1] - blocks[number + 1][0] > size
    return "heading" if followed and "\n" not in line and len(line.split()) <= 20 else "paragraph"


def _opens_usually(start: str) -> bool:
    """Whether no furniture and no caption begins with some letters, if these are plain."""
    return start.lower() not in _STARTS and start[0] not in _SINGLE_STARTS and not start[0].isdigit()


_OPENS_USUALLY: Remembered[str, bool] = Remembered(_opens_usually, most=1 << 12)


def _kind_of_furniture(line: str) -> str:
    """``boilerplate`` or ``caption`` if a line is one, else ""."""
    line = line.replace("\u00ad", "") if "\u00ad" in line else line
    head = line[:_HEAD].lower()
    odd = not (head.isascii() or _ODD_CASE.isdisjoint(line[:_HEAD]))
    if odd or head[:_SHORTEST_HEAD] in _STARTS or head[:1] in _SINGLE_STARTS or head[:1].isdigit():
        is_related = (odd or head.startswith(_RELATED_HEADS)) and len(line) < 250
        if is_related and (_RELATED.match(line) or _RELATED_ALONE.fullmatch(line)):
            return "boilerplate"
        if (odd or head[:1].isdigit() or head.startswith(_FURNITURE_HEADS)) and _FURNITURE.match(line):
            return "boilerplate"
        if (odd or head.startswith(_CAPTION_HEADS)) and _CAPTION.match(line):
            return "caption"
    if line[-1:] not in _LAST_OF_CAPTIONS or not line[-_TAIL:].lower().endswith(_CAPTION_TAILS):
        return ""
    return "caption" if _CAPTION.match(line) else ""


def _is_label(text: str, opening: str) -> bool:
    """Whether what a paragraph opens with is who speaks in a transcript, and speaks again: "MR. HALLORAN:"."""
    label = opening.rstrip()
    return label.endswith(":") and re.search(rf"\n[ \t]*{re.escape(label)}", text) is not None


def _is_dateline(words: str) -> bool:
    """A place in capitals, or one with an agency or a date."""
    place = words.split(",")[0].split("(")[0].strip(" -–—:")
    return (len(place) > 2 and place.isupper()) or "(" in words or re.search(r"\d", words) is not None
