"""What the files are called that can be read."""

TEXTS = {
    "import_formats.word": "Word",
    "import_formats.markdown": "Markdown",
    "import_formats.plain": "text",
}
