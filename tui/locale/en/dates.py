"""Time in words."""

TEXTS = {
    "dates.days.0": "today",
    "dates.days.1": "yesterday",
    "dates.days.-1": "tomorrow",
    "dates.weekday.1": "Monday",
    "dates.weekday.2": "Tuesday",
    "dates.weekday.3": "Wednesday",
    "dates.weekday.4": "Thursday",
    "dates.weekday.5": "Friday",
    "dates.weekday.6": "Saturday",
    "dates.weekday.7": "Sunday",
    "dates.week": "week {week}",
    "dates.week_year": "w{week} {year}",
    "dates.week_long": "week {week}, {year}",
    "dates.untagged": "untagged",
}
