"""What looks like personal data, and what may be stored."""
