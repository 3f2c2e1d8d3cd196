"""Which of OFAC's two lists a file is: the SDN list or the consolidated list of everything else."""

from __future__ import annotations

import re

__all__ = ["NON_SDN_PROGRAMMES", "holds_consolidated", "names_consolidated"]

NON_SDN_PROGRAMMES = frozenset(
    (
        "NS-PLC",
        "FSE-IR",
        "FSE-SY",
        "UKRAINE-EO13662",
        "561-Related",
        "561LIST",
        "CMIC-EO13959",
        "CAPTA",
        "MBS",
        "NS-MBS",
    )
)
"""Programmes of the Palestinian Legislative Council, evaders, sectoral, CAPTA, menu-based and CMIC lists."""

_PROGRAMME = re.compile(rb"<(?:program|sanctionsProgram[^>]*)>([^<]{2,40})</(?:program|sanctionsProgram)>")


def names_consolidated(file_name: str) -> bool | None:
    """What the file name says: True for the consolidated list, False for the SDN list, None if it does not say."""
    name = file_name.lower()
    if "cons" in name or "non_sdn" in name or "non-sdn" in name or "nonsdn" in name:
        return True
    return False if "sdn" in name else None


def holds_consolidated(file_name: str, head: bytes) -> bool:
    """Whether an XML edition is the consolidated list: by the programmes of its first entries, else by its name."""
    programmes = [code.decode("utf-8", "replace").strip() for code in _PROGRAMME.findall(head)]
    if programmes:
        return sum(code in NON_SDN_PROGRAMMES for code in programmes) > 0.5 * len(programmes)
    return names_consolidated(file_name) is True
