"""What a printed value means: dates, money, people, organisations, numbers."""
