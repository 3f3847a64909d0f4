"""What is counted, and exactly how: declarations, facts, and one pure function a table."""
