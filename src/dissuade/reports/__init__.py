"""Reports: from a document to screened parties, attributed claims and a dated timeline."""

from dissuade.reports.linking import link_parties
from dissuade.reports.reading import read, read_into_report

__all__ = ["link_parties", "read", "read_into_report"]
