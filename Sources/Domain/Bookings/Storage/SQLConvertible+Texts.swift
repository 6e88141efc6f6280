package import CivilTime
package import Money
package import Policies
package import SQL
package import Scheduling

// How values of other modules stand in columns: as the text that they are written in.

extension SlotAlignment: SQLConvertible {}

extension SQLConvertible where Self: LosslessStringConvertible {
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension CalendarMonth: SQLConvertible {}
extension CivilDate: SQLConvertible {}
extension WallTime: SQLConvertible {}

extension Currency: SQLConvertible {
    package var sqlValue: SQLValue { .text(code) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let code) = sqlValue else { return nil }
        self.init(code)
    }
}

extension PolicyVersion: SQLConvertible {
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}
