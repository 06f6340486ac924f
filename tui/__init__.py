"""What people see and press: the Textual app and the command line."""
