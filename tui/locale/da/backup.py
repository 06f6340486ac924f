"""Sikkerhedskopi."""

TEXTS = {
    "backup.made": "Kopien ligger i {folder}. Den er set efter og holder det hele.",
    "backup.made_of_part": "Kopien ligger i {folder}. Den er set efter, men noget i biblioteket er ikke, som det skal være:",
    "backup.projects.one": "1 projekt",
    "backup.projects.many": "{n} projekter",
    "backup.holds": "{projects}, {lines} linjer, {size}",
    "backup.left_out.one": "Ét sted kunne ikke læses og er ikke med: {files}",
    "backup.left_out.many": "{n} steder kunne ikke læses og er ikke med: {files}",
    "backup.gone.one": "Projektet i én mappe er væk: der ligger et andet projekts fil i stedet. Det er ikke med i kopien, så gem de ældre kopier: {files}",
    "backup.gone.many": "Projekterne i {n} mapper er væk: der ligger et andet projekts fil i stedet. De er ikke med i kopien, så gem de ældre kopier: {files}",
    "backup.wrong.one": "Ét sted i biblioteket er forkert, og derfor også i kopien. Se hvad: tilbageblik check",
    "backup.wrong.many": "{n} steder i biblioteket er forkerte, og derfor også i kopien. Se hvilke: tilbageblik check",
    "backup.folders.one": "1 projekt, der var væk, er hentet tilbage: {names}",
    "backup.folders.many": "{n} projekter, der var væk, er hentet tilbage: {names}",
    "backup.acts.one": "1 ændring, der manglede, er hentet tilbage i {files}",
    "backup.acts.many": "{n} ændringer, der manglede, er hentet tilbage i {files}",
    "backup.would": "Det ville ske:",
    "backup.nothing": "Der mangler ikke noget. Alt i kopien er der i forvejen.",
    "backup.unread.one": "1 linje i kopien kan ikke læses og kom ikke med.",
    "backup.unread.many": "{n} linjer i kopien kan ikke læses og kom ikke med.",
}
