"""The guide's contents and pages."""
