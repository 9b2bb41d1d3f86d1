"""One line across 1 July 2025, on the map of then and on that of now.

Places are real (Hà Giang and Tuyên Quang became one), bodies' figures invented.
"""

from datetime import date
from itertools import count

import pytest

from phoihop.lib.periods import Months, quarter
from phoihop.reading.places import NOT_CONVERTIBLE
from phoihop.records.models import Indicator
from phoihop.registry.models import BodySuccession, Role
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import Cell, packed
from phoihop.reports.rollup.units import units_of
from phoihop.reports.rollup.work import drain_all
from phoihop.reports.rollup.years import Basis, over_time, series_of
from tests.cast import make_account
from tests.reports.rollup.country import Country, make_commune, make_lines, make_province

pytestmark = pytest.mark.django_db
REFORM = date(2025, 7, 1)
LAST_DAY = date(2025, 6, 30)
_names = count(1)


def ended(**more):
    return {"valid_to": LAST_DAY, **more}


@pytest.fixture
def merged():
    """Two provinces with a commune each until June 2025, then one with two communes."""
    olds = [make_province(None, f"tỉnh {name}", **ended()) for name in ("Hà Giang", "Tuyên Quang")]
    new = make_province(None, "tỉnh Tuyên Quang mới", valid_from=REFORM)
    before = [
        make_commune(olds[0], "xã Lũng Cú cũ", **ended()),
        make_commune(olds[0], "xã Má Lé", **ended()),
        make_commune(olds[1], "xã Tân Trào cũ", **ended()),
        make_commune(olds[1], "xã Bình Yên", **ended()),
    ]
    after = [
        make_commune(new, "xã Lũng Cú", valid_from=REFORM),
        make_commune(new, "xã Tân Trào", valid_from=REFORM),
    ]
    links = [(old, new) for old in olds]
    links += [(before[0], after[0]), (before[1], after[0]), (before[2], after[1])]
    # Bình Yên was divided between both.
    links += [(before[3], after[1]), (before[3], after[0])]
    for old, heir in links:
        BodySuccession.objects.create(predecessor=old, heir=heir, on=REFORM)
    clerks = {
        body.pk: make_account(f"thu{next(_names)}", "Giàng Sua", Role.Name.CLERK, body)
        for body in (*olds, new)
    }
    version = make_lines(new, clerks[new.pk])
    return Merged(olds, new, before, after, clerks, version)


class Merged:
    def __init__(self, olds, new, before, after, clerks, version):
        self.olds, self.new, self.before, self.after = olds, new, before, after
        self.clerks, self.version = clerks, version

    def send(self, asker, period, figures):
        """Each body sends gifts; the asker borrows the one form."""
        self.version.form.body = asker
        self.version.form.save()
        one = Country(None, asker, list(figures), self.clerks[asker.pk], self.version)
        asked = one.ask(period)
        for body, gifts in figures.items():
            one.send(asked, body, qua=str(gifts), ho_gioi=str(gifts), tong_ho="100")

    def send_everything(self):
        old, new = self.before, self.after
        for year, number, times in ((2024, 1, 1), (2025, 1, 2), (2025, 2, 3)):
            period = quarter(year, number)
            self.send(self.olds[0], period, {old[0]: 10 * times, old[1]: 5 * times})
            self.send(self.olds[1], period, {old[2]: 20 * times, old[3]: 1 * times})
        for year, number in ((2025, 3), (2025, 4), (2026, 1)):
            self.send(self.new, quarter(year, number), {new[0]: 40, new[1]: 60})
        drain_all()


SPANS = [
    Months(2024, 1, 3),
    Months(2025, 1, 3),
    Months(2025, 4, 6),
    Months(2025, 7, 9),
    Months(2026, 1, 3),
]


def gifts():
    return series_of(str(Indicator.objects.get(code="thu.qua").pk))


def numbers(points):
    return [None if p.value.number is None else int(p.value.number) for p in points]


def test_a_merged_province_on_the_map_of_now_is_the_sum_of_those_before(merged):
    merged.send_everything()

    track = over_time(merged.new, gifts(), SPANS, basis=Basis.NOW).tracks[0]

    assert numbers(track.points) == [36, 72, 108, 100, 100]
    assert [len(point.merged) for point in track.points] == [2, 2, 2, 0, 0]
    assert track.points[0].merged == ("Ủy ban MTTQ tỉnh Hà Giang", "Ủy ban MTTQ tỉnh Tuyên Quang")


def test_on_the_map_of_then_each_province_stands_for_itself(merged):
    merged.send_everything()

    found = over_time(merged.new, gifts(), SPANS, basis=Basis.THEN)

    assert [numbers(track.points) for track in found.tracks] == [
        [15, 30, 45, None, None],
        [21, 42, 63, None, None],
        [None, None, None, 100, 100],
    ]
    assert found.breaks == [REFORM]


def test_the_year_of_the_reform_is_both_halves(merged):
    merged.send_everything()

    whole = over_time(merged.new, gifts(), [Months(2025, 1, 12)], basis=Basis.NOW)

    assert numbers(whole.tracks[0].points) == [72 + 108 + 200]
    assert whole.tracks[0].points[0].merged


def test_a_ratio_is_computed_from_the_parts_of_the_old_units(merged):
    merged.send_everything()
    ratio = series_of(str(Indicator.objects.get(code="thu.ty-le").pk))

    track = over_time(merged.new, ratio, SPANS[:1]).tracks[0]

    assert track.points[0].value.number == 9


def test_a_commune_that_got_a_part_is_not_restatable(merged):
    merged.send_everything()

    for commune in merged.after:
        point = over_time(commune, gifts(), SPANS[:1]).tracks[0].points[0]
        assert point.value.number is None
        assert point.why.startswith(f"{NOT_CONVERTIBLE}: Ủy ban MTTQ xã Bình Yên (")

    then = over_time(merged.after[1], gifts(), SPANS[:1], basis=Basis.THEN)
    assert [numbers(track.points) for track in then.tracks] == [[1], [20]]


def test_a_commune_made_of_whole_ones_is_their_sum(merged):
    BodySuccession.objects.filter(predecessor=merged.before[3], heir=merged.after[0]).delete()
    merged.send_everything()

    point = over_time(merged.after[1], gifts(), SPANS[:1]).tracks[0].points[0]

    assert (point.value.number, len(point.merged)) == (21, 2)


def test_bands_of_the_old_map_are_left_blank(merged):
    merged.send_everything()
    RollUp.objects.update(cells=packed({gifts().key: Cell(5, 0, 1, 1, 1, 32, (1, 0, 0, 0))}))

    point = over_time(merged.new, gifts(), SPANS[:1]).tracks[0].points[0]

    assert (point.value.number, point.value.bands) == (10, ())


def test_nothing_derived_is_written_back(merged):
    merged.send_everything()
    stored = list(RollUp.objects.values_list())

    over_time(merged.new, gifts(), SPANS)

    assert list(RollUp.objects.values_list()) == stored


def test_the_units_stand_beneath_on_both_maps(merged):
    merged.send_everything()
    viewer = make_account("theodoi", "Chu Thị Quế", Role.Name.VIEWER, merged.new)

    now = units_of(viewer, merged.new, gifts(), SPANS[0], basis=Basis.NOW)
    assert [(str(one.body.place), bool(one.why)) for one in now.shown] == [
        ("xã Lũng Cú", True),
        ("xã Tân Trào", True),
    ]

    for old in merged.olds:
        merged_role = make_account(f"xem{old.pk}", "Chu Quế", Role.Name.VIEWER, old)
        then = units_of(merged_role, old, gifts(), SPANS[0], basis=Basis.THEN)
        assert [int(one.value.number) for one in then.shown] in ([10, 5], [1, 20], [20, 1], [5, 10])
        assert all(one.report for one in then.shown)


def test_units_that_the_asker_may_not_see_are_only_counted(merged):
    merged.send_everything()
    stranger = make_account("nguoila", "Ngô Khách", Role.Name.OFFICER, merged.new)

    found = units_of(stranger, merged.new, gifts(), SPANS[3])

    # It asked them, so it sees their reports; it may not open the bodies themselves.
    assert [(one.opens, bool(one.report)) for one in found.shown] == [(False, True)] * 2
    assert units_of(stranger, merged.olds[0], gifts(), SPANS[0]).hidden == 0
