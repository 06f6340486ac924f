"""What the records of one project or many show together: counted, never judged."""
