"""How the review of a scheme is shown: its source with places marked, what was read in tabs. No database."""
