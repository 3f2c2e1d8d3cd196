"""Whether a wording of goods of concern means goods where it stands."""

from __future__ import annotations

import re

from dissuade.documents.headings import stands_in_heading
from dissuade.documents.mentions_lexicon import nationalities

__all__ = ["names_goods"]

_BODY = re.compile(
    r"\b(?:his|her|my|your|their|our|open|both|crossed|folded|outstretched|bare|up in|up|left|right|loving|"
    r"in each other's|coats? of|calls? to|called to|bear|bears|bearing|hairy|tired|aching|outspread|long|short|link|"
    r"links|linked|linking|"
    r"into the|locked|twist|twists|twisted|twisting|tattooed|muscular|golden|broken|thin|bloodied|robotic) $|"
    r"\b(?:(?:brothers?|comrades?|sisters?)[- ]in|sergeants?[- ]at)[- ]$",
    re.IGNORECASE,
)
_NOT_GOODS_BEFORE = {
    "tank": re.compile(r"\b(?:think|fish|water|fuel|gas|septic|oil|storage|shark)[ -]$", re.IGNORECASE),
    "oil": re.compile(
        r"\b(?:olive|cooking|coconut|palm|vegetable|essential|fish|sunflower|soybean|corn|baby|motor|engine|snake|"
        r"argan|castor|hair|body|cannabis|hemp) $",
        re.IGNORECASE,
    ),
    "shell": re.compile(
        r"\b(?:sea|egg|nut|turtle|tortoise|snail|oyster|clam|crab|mussel|pasta|Royal Dutch|taco|Shell)[ -]$",
        re.IGNORECASE,
    ),
    "bomb": re.compile(
        r"\b(?:photo|sex|time|dropped a|truth|bath|cherry|stink|logic|to|will|would|could|should|must|can|might) "
        r"['‘“\"]?$",
        re.IGNORECASE,
    ),
    "ammunition": re.compile(r"\b(?:timely|fresh|political|rhetorical|ample|further) $", re.IGNORECASE),
    "bullet": re.compile(r"\b(?:bit(?:e|es|ten)? the|biting the|silver|dodged a|magic) $", re.IGNORECASE),
    "weapon": re.compile(r"\b(?:secret|as (?:a|an \w+)|(?:is|was|be|become|became) a) $", re.IGNORECASE),
}  # fmt: skip
_NOT_GOODS_AFTER = {
    "arms": re.compile(
        r"^(?: and legs|,? legs|[- ]length| around| were|-wide| wide| up\b| outstretched|"
        r" (?:control|race|inspect\w+|treat(?:y|ies)|convention|dealers?|brokers?|makers?|traders?|manufacturers?|"
        r"traffick\w+|smugglers?|industry|exporters?)\b| of (?:the|an?) (?:octopus|sea|clock|law|state|baby|"
        r"child|chair)|-twisting)"
    ),
    "shell": re.compile(r"^ (?:compan|corporation|entit|firm)"),
    "bullet": re.compile(r"^(?: point|[- ]train|proof)"),
    "tank": re.compile(r"^(?: top|ed| top)"),
    "bomb": re.compile(r"^ (?:threat|squad|scare|hoax|shelter)"),
    "oil": re.compile(r"^ (?:painting|paint|change|lamp)"),
    "drone": re.compile(r"^ on\b"),
    "rocket": re.compile(r"^ (?:science|scientist)"),
    "weapon": re.compile(
        r"^ (?:of choice|of war|inspect|expert|analyst|dealer|maker|manufacturer|Convention|Treaty|"
        r"Commission)"
    ),
}
_GOODS_MODIFY = re.compile(
    r"^ (?:teams?|crews?|units?|batter(?:y|ies)|regiments?|brigades?|factor(?:y|ies)|facilit(?:y|ies)|storage|"
    r"training|attacks?\b|impact\b|caches?\b|dumps?\b|depots?\b|reports?\b|pumps?|wells?|refinement|infrastructure)\b"
)
_CRUDE = re.compile(r"^ (?:oil|price|export|import|shipment|cargo|suppl|benchmark|futures|from\b|to\b)")
_CRUDE_BEFORE = re.compile(r"\b(?:of|Russian|Iranian|Venezuelan|Brent|Urals|light|heavy|sour|sweet|WTI) $")
_MILITARY = re.compile(
    r"\b(?:artillery|troops|mortars?|howitzers?|army|munitions|ammunition|missiles?|rockets?|soldiers|weapons|military|"
    r"rebels?|gunners?|shelling|shelled|(?:arms|weapons) deals?|battlefield|front ?lines?|war in|invasion|stockpiles?|"
    r"North Korean?|Pyongyang|Ukrain\w+|(?:fired?|firing|rained?|lobbed) (?:\w+ ){0,3}shells)\b"
)
_SHIPPED = re.compile(
    r"\b(?:million|thousand|hundreds|thousands|\d{3}|ship\w*|fir(?:ed?|ing)|suppl\w+|deliver\w*|s[eo]nd?t?|s[eo]ll?d?|"
    r"buy|bought|produc\w+|provid\w+|export\w*|transfer\w*|receiv\w+) (?:[\w-]+ ){0,4}$"
)
_NAME_BEFORE = re.compile(r"(?<![.!?:] )(?<!^)\b([A-Z][a-z]\w+) $")
_LOWER_AFTER = re.compile(r"[^\w\n]*(?:[a-z]|$)")


def names_goods(text: str, start: int, end: int, word: str) -> bool:
    """Whether a wording of goods means goods here: no body, figure of speech, proper name or unit of an army."""
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    lower = word.lower()
    if lower == "arms":
        if word == "Arms" and _in_name(before, after) and not stands_in_heading(text, start, end):
            return False  # "Moravia Arms, an exporter"
        return not _BODY.search(before) and not _NOT_GOODS_AFTER["arms"].match(after)
    if lower in ("shells", "shell"):
        if _not_goods("shell", before, after):
            return False
        return (lower == "shells" and _SHIPPED.search(text, max(0, start - 40), start) is not None) or (
            _MILITARY.search(text, max(0, start - 1500), end + 1500) is not None
        )
    if lower == "crude":
        return _CRUDE.match(after) is not None or _CRUDE_BEFORE.search(before) is not None
    if lower in ("torpedo", "mortar") and after.startswith((" board", "ed")):
        return False
    if lower in ("destroyer", "bombers", "bomber", "destroyers"):
        return not before.endswith(("suicide ", "Suicide ")) and "_" not in after and before[-3:].lower() != "of "
    if word != lower and " " not in word and word[1:] == lower[1:] and _in_name(before, after):
        return stands_in_heading(text, start, end) and not after[:2].strip()[:1].isupper()
    if _GOODS_MODIFY.match(after) or before.endswith(("ounter-", "nti-")):
        return False
    stem = lower.split()[-1].rstrip("s")
    return not _not_goods(stem, before, after)


def _not_goods(stem: str, before: str, after: str) -> bool:
    left, right = _NOT_GOODS_BEFORE.get(stem), _NOT_GOODS_AFTER.get(stem)
    return (left is not None and left.search(before) is not None) or (
        right is not None and right.match(after) is not None
    )


def _in_name(before: str, after: str) -> bool:
    """Whether a capitalised wording is part of a proper name ("Bullet Club", "Houston Rockets"), in no heading."""
    if after[:2].strip()[:1].isupper():
        return True
    named = _NAME_BEFORE.search(before)
    return named is not None and named[1] not in nationalities() and _LOWER_AFTER.match(after) is not None
