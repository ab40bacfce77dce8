"""Files that are made of pages (PDF, scans): marks on paper put together to paragraphs and tables again."""
