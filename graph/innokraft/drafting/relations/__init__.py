"""What each relation is suggested from: one module a kind of statement."""
