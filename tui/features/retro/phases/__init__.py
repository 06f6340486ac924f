"""What the room looks at in each phase of a retrospective."""
