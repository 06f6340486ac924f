"""How well suggestions do on observations that nothing was learned from.

The evaluation set was written before the example notes, by someone who never saw them, and kept apart; a third of it
(`held`) was not looked at until the end, and is not to be read by whoever writes notes or chooses numbers. The check
set (`check`) was written later, before the notes that followed it, in the plainer voice of everyday logs; its misses
have been read since, as those of the open part have. The jotted lines are short ones as staff write them, and everyday
ones in which nothing fits: one half (`jotted`) is there to choose by, the other (`shut`) is kept as `held` is. `plain`
holds the plainest sentences there are: all must be hit.
"""
