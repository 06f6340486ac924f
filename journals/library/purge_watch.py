"""Which purge orders a project has, and whether something in its logs is still to be erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from journals.log import purge
from journals.log.act import Act
from journals.log.fold import Fold, Touched
from journals.log.folder import ProjectFolder
from journals.log.identity import WriterIdentity
from journals.log.purge import PurgeOrders


class PurgeWatch:
    """Follows the acts of one project, and says when maintenance has something to erase."""

    def __init__(self, fold: Callable[[], Fold], folders: Sequence[ProjectFolder], writer: WriterIdentity) -> None:
        """`fold`: returns the project's fold; `folders` is the journal's own list, which can grow."""
        self._fold, self._folders, self._writer = fold, folders, writer
        self._orders: PurgeOrders | None = None
        self.is_pending = False
        """Whether something has come that a purge order says must go."""
        self.may_be_late = True
        """Whether a private note may have come, or the end of a meeting, since somebody looked for late ones."""

    @property
    def orders(self) -> PurgeOrders:
        """What is to be gone from all logs."""
        if self._orders is None:
            self._orders = PurgeOrders(self._fold())
        return self._orders

    def orders_with(self, *records: tuple[str, str]) -> PurgeOrders:
        """Return what would be gone from all logs if these records (table, id) were purged too."""
        return PurgeOrders(self._fold(), [purge.hypothetical_order(table, record) for table, record in records])

    def note(self, acts: Iterable[Act], touched: Touched, *, has_come_late: bool) -> None:
        """Set `is_pending` if one of `acts`, just folded in, is an order or sets a value that an order covers.

        `has_come_late`: as `purge.has_come_late` says of them.

        Many acts are read again to be looked at, so that is done only where there are orders.
        """
        come = any(table == purge.PURGES for table, _ in touched)
        if come:
            self._orders = None
            self._drop_erased()
        self.may_be_late = self.may_be_late or has_come_late
        if self.is_pending or not self.orders:
            return
        ours = set(self._writer.all_names()) if come else set()
        logs = {name for folder in self._folders for name in folder.owned(ours)} if ours else set[str]()
        to_do = any(not logs <= each.done for each in self.orders.all)
        self.is_pending = to_do or any(self.orders.affects(act) for act in acts)

    def covers_present(self, table: str, record: str, field: str) -> bool:
        """Return whether an order covers the present value of a field, which the fold may hold still."""
        stamps = self._fold().stamps(table, record, [field])
        return any(self.orders.covers(at, table, record, field) for at in stamps)

    def forget_orders(self) -> None:
        """Release what was read of the fold; it is read again when it is needed."""
        self._orders = None

    def _drop_erased(self) -> None:
        """Drop from the fold what logs no longer hold; before that, undo in this window may want it."""
        for each in self.orders.all:
            if each.done:
                self._fold().drop_values(each.table, each.record, each.fields, each.erases)
