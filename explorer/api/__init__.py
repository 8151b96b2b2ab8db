"""The programming interface: an outlet that gives the records of the analyses by address."""
