"""The index: what all projects of a library hold, in one SQLite file of the local cache, for finding and for counting.

Nothing in it is the only copy of anything: it is made of the logs, and is made again when it is old, damaged or gone.
"""
