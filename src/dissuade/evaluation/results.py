"""What an evaluation found."""

from __future__ import annotations

from dataclasses import dataclass

from dissuade.evaluation.cases import Case, CaseKind
from dissuade.evaluation.statistics import CalibrationBin, Share
from dissuade.model.match import SnapshotRef
from dissuade.model.records import Record

__all__ = ["Calibration", "CurvePoint", "EngineResult", "Evaluation", "LineSample", "Outcome", "Slice", "TradeOff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Record):
    """What an engine answered to one case.

    Args:
        right_score: of the right party, 0 if it was not reported. right_name: its name that answered, if known.
        top_score, top_id, top_name: of the best answer that is neither right nor neutral; 0 and "" if there is none.
        candidate: whether the right party was among the candidates; None if the engine does not tell.
        engine: who answered, as ``EngineResult.label``.
    """

    engine: str
    case: Case
    right_score: float
    right_name: str
    top_score: float
    top_id: str
    top_name: str
    candidate: bool | None

    @property
    def best(self) -> float:
        """The score of the best answer, right or not."""
        return max(self.right_score, self.top_score)

    @property
    def deciding(self) -> float:
        """What flags the case: the score of the right party, or of the one not meant; of customers the best one."""
        return self.top_score if self.case.kind is CaseKind.NEGATIVE else self.right_score


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Record):
    """Recall over some of the positives.

    Args:
        by: what the slices of this table differ in. value: which one this is.
        recall: right party found at or above the threshold. candidates: right party among the candidates.
    """

    by: str
    value: str
    recall: Share
    candidates: Share | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint(Record):
    """What a threshold gives: alerts per 1,000 customers, recall, and the share of namesakes that are flagged."""

    threshold: float
    alerts_per_1000: float
    alerts: Share
    recall: Share
    namesakes: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration(Record):
    """How far probabilities can be taken at their word.

    Args:
        over: which matches were counted. error: expected calibration error, 0..1.
    """

    over: str
    cases: int
    error: float
    curve: tuple[CalibrationBin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSample(Record):
    """A case near the line, for review by people.

    Args:
        side: ``above`` or ``below``. what: ``false alert``, ``found``, ``missed``, ``quiet``, and of past decisions
            ``lost match`` or ``kept false positive``.
    """

    side: str
    what: str
    treatment: str
    query: str
    listed: str
    answer: str
    party_id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff(Record):
    """The recall that a rate of alerts buys; threshold None where no threshold keeps to the rate."""

    alerts_per_1000: float
    threshold: float | None
    recall: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineResult(Record):
    """One engine on the common cases.

    Args:
        candidates_of: whose candidates it judged: ``own`` or another engine's name.
        threshold: where it flags at most the wanted share of the negatives; None if it cannot.
        recall: at that threshold; interval: its bootstrap 95 % interval over positives and negatives.
        slices: by treatment. trade_off: recall at other rates of alerts.
    """

    engine: str
    version: str
    candidates_of: str
    threshold: float | None
    alerts: Share
    recall: Share
    interval: tuple[float, float]
    candidates: Share | None
    namesakes: Share
    slices: tuple[Slice, ...]
    trade_off: tuple[TradeOff, ...]

    @property
    def label(self) -> str:
        """The engine, and whose candidates it judged if not its own."""
        return self.engine if self.candidates_of == "own" else f"{self.engine} on {self.candidates_of}'s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """The whole result; equal inputs, seed and version give an equal one.

    Args:
        id: hash of everything below.
        trade_off: recall at some rates of alerts.
        target: what the threshold was picked for, such as ``alerts 1/1000``. threshold: None if it cannot be met.
        alert_rate: share of customers at which recall is reported, where no other target was set the target.
        decisions: measured on the user's own past decisions: calibration, area under the curve, kept and lost.
    """

    id: str
    version: str
    snapshot: SnapshotRef
    seed: int
    plan: dict[str, object]
    target: str
    threshold: float | None
    alert_rate: float
    alerts: Share
    recall: Share
    interval: tuple[float, float]
    candidates: Share | None
    namesakes: Share
    slices: tuple[Slice, ...]
    trade_off: tuple[TradeOff, ...]
    curve: tuple[CurvePoint, ...]
    calibration: tuple[Calibration, ...]
    decisions: dict[str, object] | None
    engines: tuple[EngineResult, ...]
    lines: tuple[LineSample, ...]
    notes: tuple[str, ...]
