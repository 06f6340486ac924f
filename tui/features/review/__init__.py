"""What other projects learned, met before one's own next stage, and whether it held."""
