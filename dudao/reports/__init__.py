"""Papers and sheets: rows become the shapes that the writers print."""
