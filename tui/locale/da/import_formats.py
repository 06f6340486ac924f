"""Hvad de filer hedder, der kan læses."""

TEXTS = {
    "import_formats.word": "Word",
    "import_formats.markdown": "Markdown",
    "import_formats.plain": "tekst",
    "import_formats.tilbageblik_json": "Tilbageblik (JSON)",
    "import_formats.tilbageblik_csv": "Tilbageblik (CSV)",
    "import_formats.scrumlr_json": "Scrumlr (JSON)",
    "import_formats.azure_json": "Azure DevOps Retrospectives (JSON)",
    "import_formats.trello": "Trello (JSON)",
    "import_formats.jrnl_json": "jrnl (JSON)",
    "import_formats.json": "JSON",
    "import_formats.parabol_csv": "Parabol (CSV)",
    "import_formats.scrumlr_csv": "Scrumlr (CSV)",
    "import_formats.azure_csv": "Azure DevOps Retrospectives (CSV)",
    "import_formats.funretro_csv": "funretro (CSV)",
    "import_formats.csv": "CSV",
    "import_formats.workbook": "Excel",
}
