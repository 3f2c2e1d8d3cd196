"""Documents: zones, mentions, statements, claims, dates and the ledger of who claims what."""
