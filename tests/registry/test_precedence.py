from __future__ import annotations

from phoihop.registry.precedence import LAST, rank_of


def test_the_order_of_posts_in_a_commune():
    posts = ["Chuyên viên", "Phó Chủ tịch UBND xã", "Phó Bí thư Đảng ủy xã", "Bí thư Đảng ủy xã"]

    assert sorted(posts, key=rank_of) == posts[::-1]


def test_a_post_outside_the_list_stands_last():
    assert rank_of("Người giữ kho") == LAST
