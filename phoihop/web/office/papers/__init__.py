"""Soạn, ban hành văn bản; sổ văn bản; soát thể thức."""
