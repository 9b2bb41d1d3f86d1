"""Sổ đăng ký: who and where. Bodies, people, accounts, rights and the trail."""
