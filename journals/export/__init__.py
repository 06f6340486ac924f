"""Out of the journals, for people and programs that do not have this one: documents and files."""
