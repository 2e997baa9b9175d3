"""The two doors to every chart: `write` in, `open_chart` out; and the projections kept beside the ledger."""
