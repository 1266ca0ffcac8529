"""What leaves the dashboard: still pictures, decks, animations, a page of its own, tables."""
