"""What a team writes, as typed values."""
