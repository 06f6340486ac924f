"""Det, der gælder alle steder."""

TEXTS = {
    "app.fetching": "Læser {project} …",
    "app.nothing_to_export": "Åbn eller vælg et projekt først. Så kan det skrives ud som læringslog.",
    "app.no_project_here": "Her er ikke valgt noget projekt. Åbn et først.",
    "app.kept": "Noget kunne ikke gemmes i mappen. Det ligger her, og kommer med næste gang: {files}",
}
