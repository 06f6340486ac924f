"""Readers, one module a form of file: each makes a `Document` of it, or its notes where the form says what is one."""
