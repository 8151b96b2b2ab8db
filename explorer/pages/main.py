"""The script that Streamlit runs."""

from explorer.pages import shell

shell.show()
