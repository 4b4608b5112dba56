"""Files as they come: decoded, and taken apart into rows and objects."""
