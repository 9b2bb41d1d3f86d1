"""Nhắc việc: letters made and sent, when they are made, and answering them by one link."""
