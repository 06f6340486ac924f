"""The program in a browser: a server for this machine alone, and what the app draws on there.

Only this package knows `textual_serve` and `aiohttp`, which the extra `[web]` brings.
"""
