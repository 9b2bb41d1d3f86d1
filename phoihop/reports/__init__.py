"""Báo cáo: lists and texts that an office prints or sends."""
