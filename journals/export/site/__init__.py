"""A folder of linked pages about what projects learned: as Markdown, and the same for a browser."""
