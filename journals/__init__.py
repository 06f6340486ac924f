"""What teams write: the records, the change logs, and everything worked out from them. Knows nothing of the screen."""
