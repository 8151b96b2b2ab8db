"""What the programming interface says: its parameters, its operations, and what went wrong."""
