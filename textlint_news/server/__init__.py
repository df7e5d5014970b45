"""`textlint-news serve`: the linter over HTTP, as a LanguageTool server would answer and in its own terms."""
