"""What the shell offers when somebody presses Tab on a command line."""
