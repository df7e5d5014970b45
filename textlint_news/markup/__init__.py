"""Text with markup: where its prose stands in the source, and how an edit of the prose becomes an edit of the source."""
