"""Actions and concerns: what waits for somebody."""
