"""The tour of the samples."""

TEXTS = {
    "tour.copy": "A copy to try things in: gone when you quit. {key}: a tour of five minutes",
    "tour.place": "Tour {n} of {all} ·",
    "tour.from_home": "Open the project with {key}. Then:",
    "tour.from_elsewhere": "Go back with {key}. Then:",
    "tour.open": "Open a project: move with the arrows and press {key}",
    "tour.log": "Write what you saw: press {key}, type a line and press Enter",
    "tour.tag": "Tag it with a pitfall: press {key}, then {then}, choose one and press Enter",
    "tour.distil": "Turn it into a lesson: press {key}, give it a title and save with {then}",
    "tour.others": "Read what others learned before this stage: press {key}",
    "tour.guide": "Look something up in the guide: press {key}",
    "tour.search": "Find something again: press {key}, then {then}, and type a word",
    "tour.done": "That was the tour: write, learn, and begin the next with it. {key} closes this line",
}
