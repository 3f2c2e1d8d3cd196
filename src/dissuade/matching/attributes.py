"""What is known besides the name: birth date, country, gender, identifiers, schema.

Each piece of evidence is a log-likelihood ratio that is added to the log-odds of the names. Silence says nothing, a
contradiction never raises, an agreement never lowers.
"""

from __future__ import annotations

from dissuade.matching.birth_dates import NATS, grade_birth_dates
from dissuade.matching.identifiers import IdentifierVerdict, weigh_identifiers
from dissuade.model.match import Evidence
from dissuade.model.party import Identifier, PartialDate
from dissuade.model.party_brief import PartyBrief
from dissuade.model.query import Query

__all__ = ["attribute_evidence", "attribute_nats", "most_of_attributes"]

_SAME_COUNTRY = 0.8
_OTHER_COUNTRY = -0.8
_OTHER_GENDER = -2.5
_SAME_GENDER = 0.1
_OTHER_SCHEMA = -4.0

_FAMILIES = (
    frozenset({"Person", "LegalEntity"}),
    frozenset({"Organization", "Company", "PublicBody", "LegalEntity"}),
    frozenset({"Vessel"}),
    frozenset({"Airplane"}),
    frozenset({"CryptoWallet"}),
)


def attribute_evidence(query: Query, party: PartyBrief) -> tuple[Evidence, ...]:
    """Evidence from everything but the names; empty if nothing can be compared."""
    evidence = []
    dates = grade_birth_dates(query.birth_dates, party.birth_dates)
    if dates is not None:
        grade, i, j = dates
        ours, theirs = _date(query.birth_dates[i]), _date(party.birth_dates[j])
        evidence.append(_evidence("birth_date", NATS[grade], ours, theirs, grade.value))
    if query.countries and party.countries:
        shared = sorted(set(query.countries).intersection(party.countries))
        evidence.append(
            _evidence(
                "country",
                _SAME_COUNTRY if shared else _OTHER_COUNTRY,
                ", ".join(query.countries),
                ", ".join(party.countries),
                f"shared: {', '.join(shared)}" if shared else "no country in common",
            )
        )
    if query.gender and party.gender and "other" not in (query.gender, party.gender):
        same = query.gender == party.gender
        nats = _SAME_GENDER if same else _OTHER_GENDER
        evidence.append(_evidence("gender", nats, query.gender, party.gender, "same" if same else "different"))
    verdict, nats, own, other = weigh_identifiers(query.identifiers, party.identifiers)
    if own is not None and other is not None and verdict is not IdentifierVerdict.SILENT:
        reason = "agree" if verdict is IdentifierVerdict.AGREES else "differ"
        evidence.append(_evidence("identifier", nats, _shown(own), _shown(other), reason))
    if not _compatible(query.schema, party.schema):
        evidence.append(_evidence("schema", _OTHER_SCHEMA, query.schema, party.schema, "another sort of party"))
    return tuple(evidence)


def attribute_nats(query: Query, party: PartyBrief) -> float:
    """The sum of what ``attribute_evidence`` finds, without the words."""
    total = 0.0
    if query.birth_dates and party.birth_dates:
        dates = grade_birth_dates(query.birth_dates, party.birth_dates)
        total += NATS[dates[0]] if dates else 0.0
    if query.countries and party.countries:
        total += _SAME_COUNTRY if any(code in party.countries for code in query.countries) else _OTHER_COUNTRY
    if query.gender and party.gender and "other" not in (query.gender, party.gender):
        total += _SAME_GENDER if query.gender == party.gender else _OTHER_GENDER
    if query.identifiers and party.identifiers:
        total += weigh_identifiers(query.identifiers, party.identifiers)[1]
    if not _compatible(query.schema, party.schema):
        total += _OTHER_SCHEMA
    return total


def most_of_attributes(query: Query) -> float:
    """The most that country and gender can add, whoever the party is."""
    return _SAME_COUNTRY * bool(query.countries) + _SAME_GENDER * bool(query.gender)


def _compatible(ours: str, theirs: str) -> bool:
    if not ours or not theirs or ours == theirs:
        return True
    return any(ours in family and theirs in family for family in _FAMILIES)


def _evidence(feature: str, nats: float, ours: str, theirs: str, reason: str) -> Evidence:
    return Evidence(feature=feature, contribution=nats, query_value=ours, party_value=theirs, reason=reason)


def _date(date: PartialDate) -> str:
    text = f"{date.value}..{date.until}" if date.until else date.value
    return f"circa {text}" if date.circa else text


def _shown(identifier: Identifier) -> str:
    kind = identifier.type or "identifier"
    return f"{kind} {identifier.value}" + (f" ({identifier.country})" if identifier.country else "")
