"""The goal: improving for all, and halving the gap between regions."""
