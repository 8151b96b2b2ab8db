"""Results as plain data: one module a question, one function a kind of result."""
