"""Đại lượng: numbers, days, periods, figures, tallies, due dates and cited documents.

`mark_quantities` runs once over the marks of a text; the `read_…` functions then work on the
sentences that the reader hands them. Tallies are read before figures.
"""

from __future__ import annotations

from phoihop.reading.marks import Marks
from phoihop.reading.quantities.dates import mark_days
from phoihop.reading.quantities.numbers import mark_numbers
from phoihop.reading.quantities.periods import mark_periods
from phoihop.reading.quantities.references import mark_references


def mark_quantities(marks: Marks, *, context_year: int | None = None) -> None:
    """Add the marks NUM, REFERENCE, DAY and PERIOD; the lexicon must have been marked before."""
    mark_numbers(marks)
    mark_references(marks)
    mark_periods(marks, mark_days(marks), context_year=context_year)
