"""Measurements side by side in one run; they print ratios, and never pass or fail anything."""
