"""The ledger: every entry of every chart, append-only, in one table that only the chartroom writes."""
