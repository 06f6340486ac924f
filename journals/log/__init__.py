"""Change logs: acts, stamps, the fold, and the files they lie in."""
