import Intervals

/// A place in a list of busy times.
package typealias BusyTimeCursor = StartCursor<RecordKind.BusyTime>

extension BusyTimeCursor {
    package init(_ busy: BusyTime) {
        self.init(start: busy.span.startAt, id: busy.id)
    }
}
