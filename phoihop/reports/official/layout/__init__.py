"""Soát thể thức: measures any DOCX against the layout its issuer must keep."""
