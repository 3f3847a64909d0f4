"""Names: as written, in their normal form, and by their sounds, in Arabic and Latin script (domain.md 2.6).

`arabic` and `latin` bring one script each to its normal form, `sounds` writes both scripts with the same few letters,
`forms` takes a whole name apart, `likeness` says how alike two names are. No name is ever changed or kept here.
"""
