"""What every screen stands on: the app's base, screens, boxes, widgets, and how keys and changes reach them."""
