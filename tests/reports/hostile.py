"""Reports whose every outside string tries to be more than text."""

from __future__ import annotations

import dataclasses

from dissuade.model.report import Report, Span
from tests.reports.handmade import handmade, zones

HOSTILE = (
    "<script>document.title='pwned'</script>",
    '"><img src=x onerror="document.title=\'pwned\'">',
    "'><svg onload=\"document.title='pwned'\"><b>",
    "</style></title><iframe src=\"javascript:parent.document.title='pwned'\">",
    "javascript:document.title='pwned'",
    "<!--\x00<base href=//evil.example>-->]]><link rel=stylesheet href=//evil.example/x.css>",
    "ACME \u202eDTL\u2066 OOO\u2069\ufeff\u00ad",
    "&lt;script&gt; &#60;b&#62; %3Cscript%3E {{7*7}} ${7*7}",
)


def hostile(text: str) -> Report:
    """The report made by hand with a hostile text in front, and in every name, title, basis and id."""
    report = handmade()
    prefix = f"{text}\n"
    whole = prefix + report.text
    shift = len(prefix)

    def move(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift, span.text)

    source = report.statements[0].source
    statements = tuple(
        dataclasses.replace(
            statement,
            content=(Span(0, len(text), text), *map(move, statement.content)),
            cue=move(statement.cue) if statement.cue else None,
            act=statement.act if number else text,
            source=dataclasses.replace(source, entity=text, role=text),
        )
        for number, statement in enumerate(report.statements)
    )
    positions = tuple(
        dataclasses.replace(position, source=text, stance=position.stance if number else text,
                            evidence=(Span(0, len(text), text), *map(move, position.evidence)))
        for number, position in enumerate(report.clusters[0].positions)
    )  # fmt: skip
    match = report.parties[0]
    return dataclasses.replace(
        report,
        text=whole,
        title=text,
        published_basis=text,
        zones=zones(whole),
        entities=tuple(dataclasses.replace(entity, name=text) for entity in report.entities),
        mentions=tuple(
            dataclasses.replace(mention, span=move(mention.span), type=mention.type if number else text)
            for number, mention in enumerate(report.mentions)
        ),
        statements=statements,
        dates=tuple(dataclasses.replace(date, span=move(date.span), basis=text, value=text) for date in report.dates),
        clusters=(dataclasses.replace(report.clusters[0], title=text, positions=positions),),
        timeline=tuple(dataclasses.replace(entry, title=text, basis=text) for entry in report.timeline),
        parties=(
            dataclasses.replace(
                match, matched_name=text, party=dataclasses.replace(match.party, caption=text, id=match.party.id)
            ),
        ),
        notices=(text,),
    )
