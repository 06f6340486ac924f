"""`tilbageblik --plain`: the program line by line, for screen readers, plain terminals and pipes.

Nothing is drawn and nothing is written over: a question is a line, and so is the answer. What is stored goes the way of
the command line, and each line that is said goes through `spoken`.
"""
