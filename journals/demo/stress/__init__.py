"""Large libraries that are made, not written: to measure on, and to find what does not bear thousands of records."""
