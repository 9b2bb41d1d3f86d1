"""Văn bản hành chính: what an office prints and signs, in the layout its issuer must keep."""
