"""Danh mục đi kèm chương trình: templates of bodies, classes of addressees, order of posts."""
