"""Tid i ord."""

TEXTS = {
    "dates.days.0": "i dag",
    "dates.days.1": "i går",
    "dates.days.-1": "i morgen",
    "dates.weekday.1": "mandag",
    "dates.weekday.2": "tirsdag",
    "dates.weekday.3": "onsdag",
    "dates.weekday.4": "torsdag",
    "dates.weekday.5": "fredag",
    "dates.weekday.6": "lørdag",
    "dates.weekday.7": "søndag",
    "dates.week": "uge {week}",
    "dates.week_year": "u{week} {year}",
    "dates.week_long": "uge {week}, {year}",
    "dates.untagged": "umærket",
}
