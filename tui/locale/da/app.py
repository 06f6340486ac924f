"""Det, der gælder alle steder."""

TEXTS = {
    "app.projector.on": "Projektor er slået til: mere luft, færre spalter.",
    "app.projector.off": "Projektor er slået fra.",
    "app.first_place": "Her er ikke noget at gå tilbage til. Tryk {key} for at lukke programmet; alt er gemt.",
    "app.fetching": "Læser {project} …",
    "app.nothing_to_export": "Åbn eller vælg et projekt først. Så kan det skrives ud som læringslog.",
    "app.no_project_here": "Her er ikke valgt noget projekt. Åbn et først.",
    "app.no_library": "Mappen findes ikke: {folders}. Det første projekt laver den. Er det ikke den, I ville åbne, så luk programmet, og se efter, hvad den hedder.",
    "app.kept": "Noget kunne ikke gemmes i mappen. Det ligger her og bliver gemt, næste gang mappen kan bruges: {files}",
    "app.closed": "Lukket. Alt er gemt i {folders}",
    "app.lost.one": "Noget, vi har skrevet, er væk fra biblioteket: {files}. Se hvad, og hvordan det kan hentes: tilbageblik check",
    "app.lost.many": "Noget, vi har skrevet {n} steder, er væk fra biblioteket: {files}. Se hvad, og hvordan det kan hentes: tilbageblik check",
    "app.saves_not": "Disken har ikke svaret i et stykke tid, så der er ikke kommet noget på den. Skriv bare videre: intet er tabt, og programmet prøver stadig.",
    "app.saves_not_kept": "Det, der venter, ligger imens her: {files}",
    "app.saves_again": "Disken svarer igen, og det, der ventede, bliver gemt.",
    "app.look_failed": "Noget gik galt, da mapperne skulle læses ({reason}). Det, I skriver, bliver gemt, og der prøves igen. Bliver det ved, så meld det til den, der står for programmet.",
    "app.saving_restarted": "Det, der gemmer, var gået i stå og er startet igen. Intet er tabt.",
    "app.erased_at_close": "Der var set personoplysninger i det: når programmet afsluttes, er det slettet for altid.",
    "app.damaged.one": "Noget i {files} kan ikke læses og er sprunget over; alt andet er her. Programmet ændrer ikke filen. Se hvad det er: tilbageblik check",
    "app.damaged.many": "Noget i {n} filer kan ikke læses og er sprunget over; alt andet er her. Programmet ændrer ikke filerne. Se hvad det er: tilbageblik check",
    "app.set_aside": "Programmets egen fil {file} kunne ikke læses. Den er lagt til side, og der laves en ny. Intet i biblioteket er rørt.",
}
