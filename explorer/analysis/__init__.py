"""One module a question that users ask: data and statistics in, a typed result out."""
