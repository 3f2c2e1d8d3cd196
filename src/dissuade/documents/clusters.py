"""Puts claims about the same event together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dissuade.documents.event_asides import ASIDE
from dissuade.documents.event_frames import Participants
from dissuade.model.report import Claim, DateMention

__all__ = ["ClusterBuilder"]

_SYMMETRIC = frozenset({"negotiation", "meeting", "letters"})
_SAME_KIND = {"arms_transfer": "shipment", "shipment": "arms_transfer"}
"""Who sells arms ships them: "the ship carried the tanks"."""
_DURABLE = frozenset({"negotiation", "designation"})
_AHEAD = frozenset({"expected", "possible", "conditional"})
_REAL = frozenset({"asserted", "alleged"})
_FIRMS = frozenset({"organization", "person"})
_NOBODY: frozenset[str] = frozenset()
_OPPOSITE = (("supplier", "recipient"), ("recipient", "supplier"), ("payer", "payee"), ("payee", "payer"))
_ON_THE_WAY = 180  # days from a sale to what is told of the goods as they travel
_GENERIC = frozenset({"goods-weapons", "goods-arms", "goods-munitions"})


@dataclass(slots=True)
class _Cluster:
    id: str
    event: str
    ahead: bool | None
    actors: set[str] = field(default_factory=set)
    roles: dict[str, set[str]] = field(default_factory=dict)
    goods: set[str] = field(default_factory=set)
    ports: set[str] = field(default_factory=set)
    periods: list[tuple[str, str]] = field(default_factory=list)

    def shared(self, roles: Mapping[str, set[str]]) -> int:
        """How many of some slots are filled alike."""
        return sum(not ids.isdisjoint(self.roles.get(slot, ())) for slot, ids in roles.items())


class _Known:
    """The clusters of an event in their order, and which of them somebody takes part in."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self._numbers: dict[str, int] = {}
        self._with: dict[str, set[int]] = {}
        self._without_actors: set[int] = set()

    def note(self, cluster: _Cluster, roles: Mapping[str, set[str]]) -> None:
        """Remember who was added to a cluster."""
        number = self._numbers.setdefault(cluster.id, len(self._numbers))
        for ids in roles.values():
            for one in ids:
                self._with.setdefault(one, set()).add(number)
        (self._without_actors.discard if cluster.actors else self._without_actors.add)(number)

    def that_may_fit(self, roles: Mapping[str, set[str]], again: bool) -> list[_Cluster]:
        """The clusters, in their order, that share somebody with a claim or name nobody; all if it may name nobody."""
        actors: set[str] = set().union(*(ids for slot, ids in roles.items() if slot not in ("place", "vessel")))
        if again or not actors - roles.get("vessel", set()):
            return self.clusters
        numbers = self._without_actors.union(*(self._with.get(one, ()) for ids in roles.values() for one in ids))
        return [self.clusters[number] for number in sorted(numbers)]


_NONE_KNOWN = _Known()


class ClusterBuilder:
    """Adds claims one by one to the cluster they fit, or to a new one.

    Two claims fit if their event is the same, no slot contradicts the other (a state and its government are one),
    both lie ahead or both are past, the goods agree ("weapons" may be any arms if the parties are the same), and
    their dates, if they have any, overlap.
    """

    def __init__(self, people: Participants, dates: Sequence[DateMention]) -> None:
        self._people, self._dates = people, dates
        self._clusters: dict[str, _Known] = {}

    def add(self, claim: Claim, *, again: bool = False, told: bool = False) -> str:
        """The id of the cluster of a claim.

        Args:
            again: it is about goods told before, which it only takes up: "the cargo was sold".
            told: it takes up a whole transfer; when the goods "had arrived" is not when they were sold.
        """
        sides = {slot: ids for slot, ids in claim.participants.items() if slot != "goods" and slot not in ASIDE}
        roles = {slot: self._canonical(ids) for slot, ids in sides.items()}
        ports = frozenset(slot for slot, ids in sides.items() if self._are_places(ids))
        goods = set(claim.participants.get("goods", ()))
        ahead = True if claim.modality in _AHEAD else False if claim.modality in _REAL else None
        if again and claim.modality in ("conditional", "possible"):
            ahead = None  # "if such deliveries go on", "Has Russia paid for them?"
        if claim.says_none:
            ahead = True if ahead else None
        date = self._dates[claim.date] if claim.date is not None else None
        period = (date.earliest, date.latest) if date and date.earliest and date.latest else None
        known = self._clusters.setdefault(claim.event, _Known())
        others = self._clusters.get(_SAME_KIND.get(claim.event, ""), _NONE_KNOWN)
        near, beside = (one.that_may_fit(roles, again) for one in (known, others))
        fitting = [one for one in near if self._fits(one, roles, ports, goods, ahead, period, again)]
        fitting = fitting or [
            one for one in beside if goods and self._fits(one, roles, ports, goods, ahead, period, again)
        ]
        if claim.says_none:  # the firm that sold none is not who sold the others
            sellers = {one for one in roles.get("supplier", ()) if not one.startswith("state-")}
            fitting = [one for one in fitting if sellers <= one.actors]
        cluster = max(reversed(fitting), key=lambda one: one.shared(roles), default=None)
        if cluster is None:
            cluster = _Cluster(f"{claim.event.replace('_', '-')}-{len(known.clusters) + 1}", claim.event, ahead)
            known.clusters.append(cluster)
        for slot, ids in roles.items():
            if slot in ports and slot in cluster.roles:
                continue  # a port on the way
            if slot in cluster.ports and slot not in ports:
                cluster.actors -= cluster.roles.pop(slot)
                cluster.ports.discard(slot)
            if slot in ports:
                cluster.ports.add(slot)
            cluster.roles.setdefault(slot, set()).update(ids)
            cluster.actors |= ids if slot != "place" else set()
        (known if cluster.event == claim.event else others).note(cluster, roles)
        cluster.goods |= goods
        cluster.ahead = ahead if cluster.ahead is None else cluster.ahead
        if period and not told:
            cluster.periods.append(period)
        return cluster.id

    def _canonical(self, ids: Sequence[str]) -> set[str]:
        """States stand for their governments, organs and places, persons for themselves."""
        canonical = set()
        for one in ids:
            entity = self._people.entities.get(one)
            is_state = entity is not None and entity.type in ("country", "government", "place") and bool(entity.country)
            is_organ = entity is not None and bool(entity.country) and one.startswith(f"org-{entity.country}-")
            canonical.add(f"state-{entity.country}" if entity is not None and (is_state or is_organ) else one)
        return canonical

    def _are_places(self, ids: Sequence[str]) -> bool:
        """Whether only places are named for a side: goods are shipped to Abidjan that Mali bought."""
        entities = self._people.entities
        return bool(ids) and all(one in entities and entities[one].type == "place" for one in ids)

    def _aligned(self, cluster: _Cluster, roles: dict[str, set[str]]) -> dict[str, set[str]]:
        """A state company is its state where the rest is the same: "PDVSA sold", "bought from Venezuela"."""
        apart = [slot for slot, ids in roles.items() if not ids & cluster.roles.get(slot, ids)]
        if len(apart) != 1 or len(roles) == 1 or not cluster.shared(roles):
            return roles
        ids, known = roles[apart[0]], cluster.roles[apart[0]]
        if len(ids) != 1 or len(known) != 1:
            return roles
        [one], [other] = ids, known
        state, body = (one, other) if one.startswith("state-") else (other, one)
        entity = self._people.entities.get(body)
        is_its = entity is not None and entity.type == "organization" and state == f"state-{entity.country}"
        return {**roles, apart[0]: known} if is_its else roles

    def _beside_makers(
        self, cluster: _Cluster, roles: dict[str, set[str]], actors: set[str]
    ) -> tuple[dict[str, set[str]], set[str]]:
        """Leave out the firm that sells goods of which only the state was told: "a cargo of Iranian crude"."""
        entities = self._people.entities
        sellers, known = roles.get("supplier", _NOBODY), cluster.roles.get("supplier", _NOBODY)
        are_firms = bool(sellers) and all(one in entities and entities[one].type in _FIRMS for one in sellers)
        if not are_firms or not known or not all(one.startswith("state-") for one in known):
            return roles, actors
        if "recipient" in cluster.roles:
            return roles, actors
        return {slot: ids for slot, ids in roles.items() if slot != "supplier"}, actors - sellers

    def _fits(
        self,
        cluster: _Cluster,
        roles: dict[str, set[str]],
        ports: frozenset[str],
        goods: set[str],
        ahead: bool | None,
        period: tuple[str, str] | None,
        again: bool,
    ) -> bool:
        if cluster.event not in _DURABLE and None not in (ahead, cluster.ahead) and ahead != cluster.ahead:
            return False
        other_goods = bool(goods and cluster.goods and not goods & cluster.goods)
        if other_goods and not (goods | cluster.goods) & _GENERIC:
            return False
        roles = self._aligned(cluster, roles)
        if again or cluster.shared(roles):  # where a side is named, a port is only on the way
            roles = {
                slot: ids
                for slot, ids in roles.items()
                if (slot in ports) == (slot in cluster.ports) or ids & cluster.roles.get(slot, ids)
            }
        actors = set().union(*(ids for slot, ids in roles.items() if slot != "place")) if roles else set()
        if again and "supplier" in cluster.roles and "recipient" not in cluster.roles and ports:
            actors -= roles.get("recipient", set())  # "sold coal. The ship took it to Samsun": where it went
        if "vessel" not in cluster.roles:
            actors -= roles.get("vessel", set())  # "the oil left on the tanker Luna" tells more of a deal in that oil
        if cluster.event in _SYMMETRIC:
            if actors != cluster.actors:
                return False
        else:
            if any(roles.get(slot, _NOBODY) & cluster.roles.get(other, _NOBODY) for slot, other in _OPPOSITE):
                return False  # who sends it on is not who gets it
            if again:
                roles, actors = self._beside_makers(cluster, roles, actors)
            if any(slot in cluster.roles and not ids & cluster.roles[slot] for slot, ids in roles.items()):
                return False
            adds = again and not any(slot in cluster.roles for slot in roles)  # "sold drones. They went to Mali"
            if not (adds or actors <= cluster.actors or cluster.actors <= actors):
                return False
        if other_goods and actors != cluster.actors:
            return False
        if period is None or not cluster.periods:
            return True
        if roles.keys() <= {"vessel"} and _travels_after(period, cluster.periods):
            return True
        if again and not roles and _travels_near(period, cluster.periods):
            return True
        return not all(period[1] < low or high < period[0] for low, high in cluster.periods)


def _travels_after(period: tuple[str, str], sold: Sequence[tuple[str, str]]) -> bool:
    """Whether goods that nobody sells travel soon after they were sold: "sold in August ... left on September 2"."""
    at, last = (dt.date.fromisoformat(day) for day in (period[0], max(high for _, high in sold)))
    return dt.timedelta(0) < at - last <= dt.timedelta(_ON_THE_WAY)


def _travels_near(period: tuple[str, str], told: Sequence[tuple[str, str]]) -> bool:
    """Whether goods told before were on their way at some time around: "the crude was loaded on 20 February"."""
    at = dt.date.fromisoformat(period[0])
    return any(abs(at - dt.date.fromisoformat(low)) < dt.timedelta(_ON_THE_WAY) for low, _ in told)
