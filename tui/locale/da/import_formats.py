"""Hvad de filer hedder, der kan læses."""

TEXTS = {
    "import_formats.word": "Word",
    "import_formats.markdown": "Markdown",
    "import_formats.plain": "tekst",
}
