"""The overview: map, recurrence, time and voices."""

TEXTS = {
    "overview.map": "Map",
    "overview.recurrence": "Recurrence",
    "overview.voices": "Voices",
    "overview.replies": "Replies",
    "overview.map_legend": "What is not here is unknown: nobody has looked.",
    "overview.nothing": "There is nothing to show yet. The map is made of observations that are tagged with a pitfall.",
    "overview.fewer": "fewer than {n}",
    "overview.no_role": "no role given",
    "overview.bit_in": "bit in {n} of {of} where anybody looked",
    "overview.row": "{n} projects in a row",
    "overview.raised.one": "1 raised",
    "overview.raised.many": "{n} raised",
    "overview.answered": "{n} answered",
    "overview.fast": "half within {median} days, at most {longest} (known for {n})",
    "overview.wait": "{n} waiting",
}
