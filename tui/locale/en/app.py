"""What holds everywhere."""

TEXTS = {
    "app.fetching": "Reading {project} …",
    "app.nothing_to_export": "Open or choose a project first. Then it can be written as a learning log.",
    "app.no_project_here": "No project is chosen here. Open one first.",
    "app.kept": "Something could not be saved in the folder. It lies here, and comes along next time: {files}",
}
