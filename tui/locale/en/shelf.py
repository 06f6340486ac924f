"""The shelf: lessons of other organisations."""

TEXTS = {
    "shelf.mark": "From outside: {origin}",
    "shelf.from": "From outside · {project}",
    "shelf.told": "They say themselves: {counts}",
    "shelf.told.used": "used in {n}",
    "shelf.told.helped": "helped in {n}",
    "shelf.told.none": "made no difference in {n}",
    "shelf.told.hurt": "hurt in {n}",
    "shelf.told.refused": "did not apply in {n}",
    "shelf.empty": "The shelf is empty. Put a pack of others on it with: tilbageblik import FILE.pack",
    "shelf.pack": "{origin}: {counted}, packed {day}",
    "shelf.lessons.one": "1 lesson",
    "shelf.lessons.many": "{n} lessons",
    "shelf.put": "Put on the shelf: {counted} from {origin}. They come up in the look back, marked with where they are from.",
    "shelf.would": "Would put on the shelf: {counted} from {origin}.",
    "shelf.changes": "Since last time: {new} new, {changed} changed, {gone} taken out.",
    "shelf.removed": "Everything from {origin} is off the shelf. What you decided about it still stands.",
    "shelf.refused": "{file}: {reason}",
    "shelf.damaged": "{file} on the shelf cannot be read and is left out. Bring the pack in again.",
}
