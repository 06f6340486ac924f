"""To projekter ved siden af hinanden."""

TEXTS = {
    "compare.title": "Sammenlign to projekter",
    "compare.pick": "Sammenlign med hvilket projekt?",
    "compare.kind": "Slags projekt",
    "compare.technology": "Teknologi",
    "compare.technology_type": "Type teknologi",
    "compare.area": "Område",
    "compare.hearsay": "hørt om",
    "compare.differs": "{n} af {all} vilkår er anderledes eller ukendte",
    "compare.none": "Der er ikke andre projekter at sammenligne med.",
}
