"""What several features show or ask for."""
