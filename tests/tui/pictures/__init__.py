"""Pictures of the running app for the documents: `python -m tests.pictures` draws them anew."""
