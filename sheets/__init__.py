"""From the shared Sheet to typed tables and findings."""
