"""What can go wrong around a library, done to it on purpose: `python -m tests.faults` prints what was lost."""
