"""What one sees first."""

TEXTS = {
    "welcome.for": "Welcome. This is for you who take new technology into use.",
    "welcome.log": "Write down what happens while it happens.",
    "welcome.lesson": "Turn it into lessons when you hold a retro.",
    "welcome.next": "Begin the next project with what the others learned.",
    "welcome.privacy": "Write roles, not names. Do not write about citizens' cases.",
    "welcome.short": "Write what happens. Turn it into lessons. Begin the next project with them.",
    "welcome.other_language": "dansk",
    "welcome.leave": "to the projects",
    "welcome.not_there": "The folder is not there yet: the first project makes it. If you meant another one, close and check what it is called.",
    "welcome.row.first": "Begin your first project",
    "welcome.row.notes": "Bring in last year's notes",
    "welcome.row.samples": "See an example",
    "welcome.row.folder": "Keep the projects somewhere else",
    "welcome.about.first": "a name and Enter, and you can write",
    "welcome.about.notes": "from Word, Excel, mail or text",
    "welcome.about.samples": "a copy to try things in",
    "welcome.about.folder": "e.g. in a folder that you share",
    "welcome.kept": "The projects are kept in {folder}",
    "welcome.carrier.none": "The folder is on this machine only. If colleagues are to write too, choose one that you share.",
    "welcome.carrier.onedrive": (
        "The folder is in OneDrive: those it is shared with get the projects too. "
        "Choose “Always keep on this device” on it, so that it can be read offline too."
    ),
    "welcome.carrier.dropbox": (
        "The folder is in Dropbox: those it is shared with get the projects too. "
        "Make it available offline, so that it can always be read."
    ),
    "welcome.carrier.google_drive": (
        "The folder is in Google Drive: those it is shared with get the projects too. "
        "Make it available offline, so that it can always be read."
    ),
    "welcome.carrier.icloud": (
        "The folder is in iCloud: those it is shared with get the projects too. "
        "Choose “Keep Downloaded” on it, so that it can be read offline too."
    ),
    "welcome.carrier.nextcloud": "The folder is synced: those it is shared with get the projects too.",
    "welcome.carrier.network": (
        "The folder is on a network drive: all who can reach it can write at the same time. "
        "While the drive is away, what you write is kept on this machine and saved when it is back."
    ),
    "welcome.ask_folder": "Where are the projects to be kept?",
    "welcome.folder_how": (
        "Type or paste the path of a folder. If it does not exist, it is made; "
        "if there are projects in it, you see them. Nothing is moved."
    ),
}
