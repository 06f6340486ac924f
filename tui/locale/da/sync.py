"""`tilbageblik sync`: det, der kom, og det, der blev sendt."""

TEXTS = {
    "sync.folder": "{folder}:",
    "sync.came": "Kom: {project}: {things}",
    "sync.sent": "Sendt: {project}: {things}",
    "sync.saved": "Gemt i Git her: {project}: {things}",
    "sync.nothing": "Alt er ens her og der. Der var intet nyt.",
    "sync.alone": "Intet er sendt, for Git kender ikke noget sted at sende det til. Giv det et: git remote add origin ADRESSE",
    "sync.ready": "Mappen er klar. Send og hent med: tilbageblik sync",
    "sync.ready_alone": "Mappen er klar. Sig, hvor den skal sendes hen: git remote add origin ADRESSE. Send og hent så med: tilbageblik sync",
    "sync.short": "{log} mangler sin slutning og er ikke sendt. Git har hele filen: hent den igen med git checkout -- og filens navn, når programmet er lukket.",
    "sync.elsewhere": "Sendt på en ny gren, {branch}. Der findes også: {others}. De, der bruger den, ser ikke det nye. Skift til den samme med git switch, hvis det ikke er meningen.",
    "sync.projects.one": "projektet selv",
    "sync.projects.many": "{n} projekter",
    "sync.observations.one": "1 observation",
    "sync.observations.many": "{n} observationer",
    "sync.lessons.one": "1 læring",
    "sync.lessons.many": "{n} læringer",
    "sync.actions.one": "1 handling",
    "sync.actions.many": "{n} handlinger",
    "sync.other.one": "1 ting fra profil og møder",
    "sync.other.many": "{n} ting fra profil og møder",
}
