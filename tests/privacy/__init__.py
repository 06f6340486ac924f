"""How well the privacy guard does: lines with personal data in them (all invented), and lines that only look so.

CPR numbers here are from the birth years 1858 to 1860, which were never given to anyone. A third of the lines (`held`)
was not looked at until everything was chosen.
"""
