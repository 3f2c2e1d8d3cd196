"""Which way a clause points: whether a weekday or month without a year lies before the dateline or after it."""

from __future__ import annotations

import datetime as dt
import re

from dissuade.documents.date_values import Anchor
from dissuade.documents.letters import in_small_letters

__all__ = ["find_anchor"]

# Words that point ahead or back, parted by semicolons; they are looked for in small letters.
_FUTURE = (
    r"will;won[’']t;shall;[’']ll;next;upcoming;planned;planning;expects?;expected;scheduled;hopes?;"
    r"(?<!the )(?<!\ba )(?<!its )(?<!his )(?<!her )(?<!this )(?<!their )(?<!peace )(?<!new )plans?;"
    r"(?:is|are|was|were) to(?= (?!(?:an?|the|his|her|its|their|our|my|be seen|blame|have)\b)[a-z]);"
    r"due to (?:be|leave|arrive|meet|visit|travel|open|begin|start|end|expire|appear|go|fly|sail|return|"
    r"take|hold|speak|face|vote|close|deliver|launch|resume|sign|retire|stand|report|announce|decide|rule|attend|"
    r"release|publish);"
    r"going;if;unless;holds;expires?;begins;starts;takes? (?:place|(?:full )?effect|office);kicks off;wraps up;"
    r"convenes;ends;opens;resumes;concludes;comes(?= (?:(?:on|in) )?$);"
    r"due(?: (?:in|on|by|for|out|at|next)\b|(?= $));set (?:to|for);"
    r"coming (?:hours|days|weeks|months|years?);ahead;forthcoming;tomorrow;intends?;would;could;may;might;"
    r"about to;aims?;heads? (?:to|for|into|back|off);heading;slated (?:to|for);goe?s? on sale;likely;"
    r"(?:is|are)(?= (?:on )?$);due back;forecast for;"
    r"(?:is|are) (?:now |also )?forecast;resume;reopens?;arrives;departs;meets;meet again;premieres;"
    r"debuts;airs;runs out;hits (?:shelves|stores|theat(?:er|re)s);goes (?:to|on) trial;appears? (?:in court|before);"
    r"faces (?:(?:an?|the|his|her|its|their) )?(?:hearing|vote|trial|sentencing|deadline|test|match);"
    r"await(?:s|ed|ing)?;wait(?:s|ing)? for;goe?s? to the polls;"
    r"plan is (?:[a-z]+ )?to;takes? (?:up|it up|them up);"
    r"(?:is|are)(?= in [a-z]+ (?:on )?$);(?:prepar|brac)(?:e|es|ed|ing) for(?= $);"
    r"deadline(?= (?:of|is|on)\b);to be(?= [a-z]+(?:ed|en|ld|ght|wn|ng|nt|de|ne)\b)"
)
_GOES_THEN = "marks leaves travels flies visits plays speaks goes retires hosts closes"
_MEANS_TO = "threaten vow promis pledg agree offer order invit prepar urg told ask"
_FUTURE += "".join(f";{verb}(?= (?:on )?$)" for verb in _GOES_THEN.split())
_FUTURE += ";(?:plays|speaks|travels|turns|flies|returns)(?= (?:[a-z0-9’']+ ){1,3}(?:on |at )?$)"
_FUTURE += ";(?<!heir )(?<!his )(?<!its )(?<!the )(?<!her )(?:returns|votes)(?= (?:on )?$)"
_MANY_DO = "vote|meet|gather|return|reopen|start|begin|open|close|end|continue|resume"
_FUTURE += f";(?<=[a-rt-z]s )(?<!his )(?<!its )(?:{_MANY_DO})(?= (?:(?:on|at) )?$)"
_FUTURE += "".join(f";{verb}[a-z]* (?:(?:him|her|them|it|us|[a-z]+s) )?to" for verb in _MEANS_TO.split())
_PAST = (
    r"had been (?:planned|scheduled|set|due|expected|predicted|slated|supposed);"
    r"said;says;told;was;were;had;did;reported;announced;[a-z]{3,}ed;ago;"
    r"originally (?:planned|scheduled|set|due|expected);"
    r"(?<!\bto )(?<!will )(?<!ould )(?<!may )last;went;met;made;came;took;gave;began;fell;rose;sent;held;killed;"
    r"since;left;struck;fled;flew;sold;bought;paid;wrote;spoke;sank;became;saw;won;lost;grew;broke;led;kept;drew;"
    r"shot;brought;taught;thought;found;stood;ran;died;sued;underwent;withdrew;fought;sought;chose;threw;drove;"
    r"swept;caught;flown;knew;heard;wore;stole;overtook;undertook"
)


def _by_first_letter(choices: str) -> str:
    """A pattern of what semicolons part, grouped by the first letter: most words fail at once."""
    groups: dict[str, list[str]] = {}
    for choice in choices.split(";"):
        letter = choice[0] if choice[0].isalpha() else ""
        groups.setdefault(letter, []).append(choice.removeprefix(letter))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())


_CUE = re.compile(rf"\b(?:({_by_first_letter(_FUTURE)})|(?<!\bbe )(?:{_by_first_letter(_PAST)}))\b")
_DATELINE_BEFORE = re.compile(r"[A-Z][A-Z .'/-]{2,40},? (?:\([A-Z][\w .-]{1,20}\) )?")
_DATELINE_AFTER = re.compile(r",?(?: \d{4})?\.? ?(?:\([A-Z][\w. /-]{1,30}\) ?)?(?:--|[–—-])")
_NOT_SHORT = (
    r"(?![a-z])(?<!\b[A-Z]\.\s)(?<!\b(?:Mr|Ms|Dr|Lt|St)\.\s)(?<!\b[ap]\.m\.\s)(?<!\bSept\.\s)"
    r"(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.\s)"
)
_SENTENCE_END = re.compile(rf"[.!?][\"’”]?\s{_NOT_SHORT}|\n\s*\n")
_CLAUSE_END = re.compile(
    rf"\.\s{_NOT_SHORT}|[;:!?]\s|[,–—]\s|\n\s*\n|\b(?:that|and|but|which|who|after|before|when|while)\b"
)
_MEETING_THEN = re.compile(
    r"\b(?:when|before|until|once) (?:[\w'’.-]+ ){1,6}?(?:meet|gather|convene|hold talks) (?:[\w'’.-]+ ){0,4}$",
    re.IGNORECASE,
)
_WHEN_DONE = re.compile(
    r"\b(?:when|once|until|unless|if) (?:[\w’'.-]+ ){1,4}?(?:is|are|gets?) "
    r"[a-z]+(?:ed|en|ld|ght|wn|ng|nt|de|ne|un) (?:(?:on|in|by) )?$",
    re.IGNORECASE,
)
_OPENER = 7  # code points of the longest word before such a clause, with a blank
_DEADLINE = re.compile(
    r"\b(?:by|until|till|no later than)\s(?:at\sleast\s|the\s(?:end|beginning|start)\sof\s|late\s|early\s|mid-)?$",
    re.IGNORECASE,
)
_TOLD_IN = re.compile(
    r"\b(?:statement|interview|speech|tweet|letter|report|briefing|post|video|filing|memo|e-?mail|testimony|editorial|"
    r"(?:news|press) conference)s?\s(?:on\s|published\s|issued\s)?$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"[’']s\s(?:[a-z-]+\s){0,2}?(?:ruling|decision|verdict|attack|bombing|shooting|blast|explosion|killing|massacre|"
    r"crash|collision|sinking|earthquake|quake|accident|incident|arrest|raid|announcement|statement|remark|comment|"
    r"allegation|revelation|defeat|victory|loss|death|clash)(?:e?s)?\b"
)
_AWAITED = re.compile(r"\b(?:ahead of|before|until|till|pending|for|expect\w*|anticipat\w*|await\w*)\s$", re.IGNORECASE)
_COULD_NOT = re.compile(
    r"\b(?:could(?:n[’']t| not)(?: [a-z]+ly)? be|(?:neither|nor|nobody|no one|none)\b.*\bcould be) "
    r"[a-z]+(?:ed|en|nd|ght)\b(?: [\w’']+){0,5} $",
    re.IGNORECASE,
)
_RANGE_END = re.compile(r"\s(?:to|through|until|till|and)\s[A-Z][a-z]+(?:\s\d{1,2})?(?=,)")
_AHEAD_OF_IT = re.compile(
    r"\s(?:[a-z]+\s)?(?:elections?|vote|ballot|polls|referendum|summit|hearing|deadline|primar(?:y|ies))\b"
)
_DONE_ON = re.compile(
    r"(?:\s(?!(?:to|elections?|vote|ballot|polls|referendum|summit|hearing|trial|meeting|talks)\b)[\w’'$-]+){0,6}\s(?:on|in|since)\s"
)
_TELLS = ("said", "says", "told")
_WHAT_IS_TOLD = re.compile(r"\b(?:it|he|she|they|we|I|you|is|are|has|have|that)\b")
_ATTRIBUTE = re.compile(r"(?:-|\b(?:the|an?|its|his|her|their|this)\s)$", re.IGNORECASE)
_OPENS_ON = re.compile(r"\s*(?:on|in|since|by|until)\s", re.IGNORECASE)
_AT_A_DAY = (" to ", " till ", " until ", " through ")
_PUT_OFF = re.compile(
    r"\b(?:extend|postpon|delay|adjourn|reschedul|defer|push)\w*\s(?:[\w$%.,'’-]+\s){0,5}?(?:to|till|until|through)\s$",
    re.IGNORECASE,
)
_NOT_UNTIL = re.compile(
    r"\b(?:(?:could|did|was|were|had)(?: not|n[’']t)|(?:never|no)\b[^,;:]*\b(?:was|were|came|had))\b[^,;:]*"
    r" (?:until|till)\s$",
    re.IGNORECASE,
)
"""A deadline that has passed: "could not leave until Friday"."""
_SET_FOR = re.compile(
    r"(?:[a-z\d)]\sfor|\bpossible(?:\son)?|\bpredict(?:s|ed)\s(?:[\w’-]+\s){1,4}?(?:on|for)|\bcan\s(?:be\s)?[a-z]+(?:\son)?)"
    r"\s(?:(?:late|early)\s)?$"
    r"(?<!originally set for )(?<!originally due for )(?<!originally planned for )(?<!originally scheduled for )"
)
_BEGINNING = re.compile(r"\b(?:leaving|arriving|starting|beginning)(?:\son)?\s$")
_QUOTE_ENDS = re.compile(r"[,.!?]?(?:[\"”»]|'')(?=\s)")
_FUTURE_DAY = re.compile(r"[A-Z][a-z]+day\b(?![’']s)")
_ASKED_TO = re.compile(r"(?:[a-z]+ed|told)\s(?:\w+\s)?to$", re.IGNORECASE)
_LONGEST_DEADLINE = 40  # code points, and a few more
_DONE = re.compile(
    r"\b(?:(?:had|has|have)(?!\s(?:until|till)\b)|was|were|did|been|rose|fell|grew|got|ran|led|kept|held|stood|sold|made|"
    r"went|spent|saw|lost|died|won|came|took|became|began|brought|built|[a-z]{3,}ed)\b(?!.*\bto\s\w)",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:due|expected|scheduled|planned|supposed|required|ordered|needed|wanted|agreed|pledged|vowed|promised|asked|"
    r"urged|called|given|gave|gives?|extended|postponed|delayed|must|should|would|could|will|can|may|might)\b",
    re.IGNORECASE,
)


def find_anchor(text: str, start: int, end: int, published: dt.date | None) -> Anchor:
    """What a time expression counts from: a future cue nearer than any past verb points ahead.

    Args:
        text: raw text.
        start, end: the expression.
        published: the dateline, None if unknown.
    """
    head = text[max(0, start - 90) : start]
    if _DATELINE_BEFORE.fullmatch(head[head.rfind("\n") + 1 :]) and _DATELINE_AFTER.match(text, end):
        return Anchor(published, False, "dateline")
    if (happened := _HAPPENED.match(text, end)) and not _AWAITED.search(head):
        return Anchor(published, False, f"past cue {happened[0][2:].strip()!r}")
    sentence = head[max((match.end() for match in _SENTENCE_END.finditer(head)), default=0) :]
    clause = sentence[max((match.end() for match in _CLAUSE_END.finditer(sentence)), default=0) :]
    deadline = _DEADLINE.search(sentence, max(0, len(sentence) - _LONGEST_DEADLINE))
    if clause.endswith(_AT_A_DAY) and (put_off := _PUT_OFF.search(clause)):
        return Anchor(published, True, f"future cue {put_off[0].strip()!r}")
    if deadline and _NOT_UNTIL.search(clause):
        return Anchor(published, False, f"past cue {deadline[0].strip()!r}")
    if deadline and not (_DONE.search(clause) and not _DUE.search(clause)) and not _was_met(clause, text, end):
        return Anchor(published, True, f"future cue {deadline[0].strip()!r}")
    if _FUTURE_DAY.match(text, start) and (set_for := _set_for(clause)):
        return Anchor(published, True, f"future cue {set_for!r}")
    if _WHEN_DONE.search(sentence):
        return Anchor(published, True, "future cue 'when it is done'")
    if failed := _COULD_NOT.search(clause):
        return Anchor(published, False, f"past cue {failed[0].split(' be ')[0].strip()!r}")
    cue, weak = _last_cue(clause), False
    done = cue is not None and not cue[0] and _governs(cue[1], clause)
    if cue is None and (told := _TOLD_IN.search(clause)):
        return Anchor(published, False, f"past cue {told[0].strip()!r}")
    if cue is None:
        to = _RANGE_END.match(text, end)
        behind = to.end() if to else end
        tail = "" if _QUOTE_ENDS.match(text, behind) else text[behind : behind + 60].lstrip(",")
        stop = _CLAUSE_END.search(tail.lstrip())
        cue = _first_cue(tail[: stop.start() + 1] if stop else tail)
        done = cue is not None and not cue[0] and _OPENS_ON.fullmatch(clause) is not None
    if cue is None and _MEETING_THEN.search(sentence, max(0, len(sentence) - len(clause) - _OPENER)):
        return Anchor(published, True, "future cue 'when they meet'")
    if cue is None and len(sentence) > len(clause):
        cue, weak = _last_cue(sentence), True
    if cue is None:
        return Anchor(published)
    future, written = cue
    weak = weak or (not (future or done) and _AHEAD_OF_IT.match(text, end) is not None)
    return Anchor(published, future, f"{'future' if future else 'past'} cue {written!r}", weak, done)


def _set_for(clause: str) -> str:
    """The words by which a weekday lies ahead whatever the tense: "called a strike for Monday", "starting Monday"."""
    if found := _SET_FOR.search(clause):
        return found[0][1:].strip() if found[0][1:2] == " " else found[0].strip()
    found = _BEGINNING.search(clause)
    cue = _last_cue(clause[: found.start()]) if found else None
    return found[0].strip() if found and (cue is None or cue[0]) else ""


def _governs(verb: str, clause: str) -> bool:
    """Whether the last verb of the past in a clause has what comes after the clause: "died on", "since", "reported"."""
    before, _, after = clause.rpartition(verb)
    if not after.strip():
        return verb not in _TELLS and _ATTRIBUTE.search(before) is None
    if verb in _TELLS and _WHAT_IS_TOLD.search(after):
        return False  # "it said it is calling for a redemption on Dec. 7"
    return after.endswith((" on ", " in ", " since ")) and _DONE_ON.fullmatch(after) is not None


def _was_met(clause: str, text: str, end: int) -> bool:
    """Whether a deadline that opens a clause was met: "by Friday the water had fallen"."""
    if _DEADLINE.fullmatch(clause.strip() + " ") is None:
        return False
    cue = _first_cue(text[end : end + 60])
    return cue is not None and not cue[0] and cue[1] not in _TELLS


def _last_cue(words: str) -> tuple[bool, str] | None:
    """Whether the last word that points somewhere points ahead, and that word."""
    cues = list(_CUE.finditer(in_small_letters(words)))
    return _as_written(words, cues[-1] if cues else None)


def _first_cue(words: str) -> tuple[bool, str] | None:
    """The same of the first; a verb of the past points back, whatever it asks for: "on Friday ordered him to pay"."""
    cue = _as_written(words, _CUE.search(in_small_letters(words)))
    return (False, cue[1]) if cue and _ASKED_TO.match(cue[1]) else cue


def _as_written(words: str, cue: re.Match[str] | None) -> tuple[bool, str] | None:
    return None if cue is None else (cue[1] is not None, words[cue.start() : cue.end()])
