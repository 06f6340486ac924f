"""Text that is safe to store, compare and sort."""
