"""The marked text must be the stored text, cut but never changed."""

from types import SimpleNamespace

from phoihop.web.office.paper import Paper


def proposal(pk, start, end, *, kind="assignment", decided=False, evidence=()):
    return SimpleNamespace(
        pk=pk,
        number=f"G{pk}",
        kind=kind,
        start=start,
        end=end,
        fields={"task": {"evidence": list(evidence)}},
        is_decided=decided,
        state="confirmed" if decided else "waiting",
        get_state_display=lambda: "",
    )


def rest(pk, start, end):
    return SimpleNamespace(pk=pk, start=start, end=end)


def paper(text, proposals=(), remainder=(), **more):
    return Paper(text, proposals, remainder, **{"open_pk": None, "title": ""} | more).blocks()


def words(blocks):
    return ["".join(part.text for piece in b.pieces for part in piece.parts) for b in blocks]


def test_every_line_is_shown_and_empty_ones_are_not():
    assert words(paper("một\n\nhai\n")) == ["một", "hai"]


def test_only_the_words_of_the_proposal_are_marked():
    (block,) = paper("xin giao việc này nhé", [proposal(1, 4, 13)])

    marks = [piece for piece in block.pieces if piece.kind == "mark"]
    assert [part.text for part in marks[0].parts] == ["giao việc"]


def test_a_proposal_over_two_lines_is_labelled_once():
    blocks = paper("giao việc\nthứ hai", [proposal(1, 0, 17)])

    labels = [label for block in blocks for piece in block.pieces for label in piece.labels]
    assert [label.number for label in labels] == ["G1"]


def test_two_proposals_in_the_same_words_both_get_their_number():
    (block,) = paper("giao việc", [proposal(1, 0, 9), proposal(2, 0, 4)])

    assert [label.number for label in block.pieces[0].labels] == ["G1", "G2"]
    assert block.pieces[0].owners == "1 2"
    assert block.pieces[1].owners == "1"


def test_evidence_of_single_values_cuts_inside_one_mark():
    (block,) = paper("giao Hội Nông dân", [proposal(1, 0, 17, evidence=[(5, 17)])])

    assert len(block.pieces) == 1
    assert [part.text for part in block.pieces[0].parts] == ["giao ", "Hội Nông dân"]


def test_the_remainder_is_marked_where_no_proposal_stands():
    blocks = paper("giao việc\ntrời nắng", [proposal(1, 0, 9)], [rest(7, 0, 19)])

    assert [piece.kind for block in blocks for piece in block.pieces] == ["mark", "rest"]
    assert blocks[1].pieces[0].rest == 7


def test_a_mark_is_done_when_all_its_proposals_are():
    both = [proposal(1, 0, 9, decided=True), proposal(2, 0, 9)]

    (block,) = paper("giao việc", both)

    assert not block.pieces[0].done


def test_the_title_is_a_heading_once():
    blocks = paper("Thông báo\nThông báo", title="Thông báo")

    assert [block.is_title for block in blocks] == [True, False]


def test_hidden_signs_are_spelled_out():
    (block,) = paper("a\u202eb\r")

    assert [part.text for part in block.pieces[0].parts] == ["a", "U+202E", "b"]
