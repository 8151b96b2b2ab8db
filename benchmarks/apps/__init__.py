"""The apps that the explorer is measured against."""
