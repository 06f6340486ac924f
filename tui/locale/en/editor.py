"""When a text is written in another program."""

TEXTS = {
    "editor.short": "your editor",
    "editor.encoding": "The file was not UTF-8 and is read as {encoding}. See whether all letters are right.",
    "editor.failed": "The editor ended with an error ({status}). What it had saved stands here; read it through.",
}
