"""Projects and the library they lie in."""
