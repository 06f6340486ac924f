"""Two projects side by side."""

TEXTS = {
    "compare.title": "Compare two projects",
    "compare.pick": "Compare with which project?",
    "compare.kind": "Kind of project",
    "compare.technology": "Technology",
    "compare.technology_type": "Type",
    "compare.area": "Area",
    "compare.hearsay": "heard of",
    "compare.differs": "{n} of {all} conditions differ or are not known",
    "compare.none": "There are no other projects to compare with.",
}
