"""The sample library, and made-up ones to measure on."""
