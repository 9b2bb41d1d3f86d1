"""Đánh giá: what is said of the work, shortcomings followed, goals without a number, citations."""
