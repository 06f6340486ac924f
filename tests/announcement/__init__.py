"""Notes as staff write them, and which earlier lesson a colleague would mention at each, or none.

The projects and the earlier lessons are those of `tests/relevance`, and so is what is held back: half of the projects.
The notes of a project are one sitting, in this order: what has been said is not said again.
"""
