"""Backup, restore and Git."""
