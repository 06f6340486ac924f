"""Papers for a meeting."""

TEXTS = {
    "print_pack.stem": "meeting-papers",
    "print_pack.title": "Papers for the meeting: {about}",
    "print_pack.slips": "Slips, eight a page",
    "print_pack.slips_shown": "{n} slips a page, with what is asked and lines to write on. Print as many pages as you need.",
    "print_pack.slip": "One thing a slip. Write roles, not names.",
    "print_pack.facilitator": "For the facilitator: {format}",
    "print_pack.phase": "Part",
    "print_pack.from": "From",
    "print_pack.clock": "{hours}:{minutes}",
    "print_pack.minutes": "Min.",
    "print_pack.words": "Say and do",
    "print_pack.remember.slips": "Print the page of slips so that there are at least three for each, and cut them out.",
    "print_pack.remember.leader": "If a manager is present, they preferably speak last. Anyone may pass.",
    "print_pack.remember.names": "Collect the slips, shuffle them, and read them out or type them in that order.",
    "print_pack.poster": "What we have learned",
}
