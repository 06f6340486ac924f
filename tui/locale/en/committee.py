"""The note for the joint committee: what is talked about before anything is decided."""

TEXTS = {
    "committee.stem": "committee-note",
    "committee.title": "Note for the joint committee: {about}",
    "committee.made": "Written on {day} from what the team has noted.",
    "committee.to_discuss": "To be discussed before more is decided.",
    "committee.what": "What changes",
    "committee.effects": "What it means for the work",
    "committee.whom": "Whom it concerns",
    "committee.told": "Who tells about it, and how",
    "committee.follow_up": "How it is followed up",
    "committee.when": "When it happens",
    "committee.missing": "Nobody has answered this yet",
    "committee.goal": "Main goal",
    "committee.set_by": "set by {who}",
    "committee.at_once": "New on the same day",
    "committee.seen": "Seen in daily work",
    "committee.agreed": "Agreed",
    "committee.next": "The team’s next meeting",
    "committee.felt": "“{goal}” will be felt",
}
