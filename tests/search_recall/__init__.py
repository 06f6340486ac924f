"""How much of what a search should find it finds: invented notes, queries, and by hand which notes answer each."""
