"""Deals: from a proposed transaction to a decision that says under whose law and on what basis."""

from dissuade.deals.cases import CaseResult, run_cases
from dissuade.deals.deciding import decide_deal
from dissuade.deals.format import parse_deal, read_deal
from dissuade.deals.lists import decide
from dissuade.deals.private_list import PrivateList
from dissuade.deals.schema import json_schema

__all__ = [
    "CaseResult",
    "PrivateList",
    "decide",
    "decide_deal",
    "json_schema",
    "parse_deal",
    "read_deal",
    "run_cases",
]
