"""Where doctors are short: by whose definition, how sure, and what it would take."""
