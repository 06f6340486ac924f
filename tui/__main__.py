"""`python -m tui` is `tilbageblik`."""

from tui.cli import main

if __name__ == "__main__":
    main()
