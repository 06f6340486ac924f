"""How well suggestions do on observations that nothing was learned from.

The evaluation set was written before the example notes, by someone who never saw them, and kept apart; a third of it
(`held`) was not looked at until the end.
"""
