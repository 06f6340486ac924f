"""Records and problems in words, without Textual: the command line reads these too."""
