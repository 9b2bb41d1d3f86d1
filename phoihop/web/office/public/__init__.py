"""Trang công khai nhìn từ văn phòng: comments to read, links to keep."""
