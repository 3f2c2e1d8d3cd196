"""Deals: from a proposed transaction to a decision that says under whose law and on what basis."""

from dissuade.deals.cases import CaseResult, run_cases
from dissuade.deals.deciding import decide
from dissuade.deals.format import json_schema, parse_deal, read_deal

__all__ = ["CaseResult", "decide", "json_schema", "parse_deal", "read_deal", "run_cases"]
