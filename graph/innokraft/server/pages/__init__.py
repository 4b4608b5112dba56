"""The pages for people: `innokraft.server.pages.routes` has their routes."""
