package import CivilTime
package import Money
package import Policies
package import SQL
package import Scheduling

// How values of the domain stand in columns: as the text that they are written in.

extension Identifier: SQLConvertible {}
extension PolicyID: SQLConvertible {}
extension Role: SQLConvertible {}
extension ActingParty: SQLConvertible {}
extension BookingStatus: SQLConvertible {}
extension Booking.Cancellation: SQLConvertible {}
extension BookingChange.Kind: SQLConvertible {}
extension Payment.Method: SQLConvertible {}
extension Payment.Status: SQLConvertible {}
extension Payment.Way: SQLConvertible {}
extension PaymentMismatch.Kind: SQLConvertible {}
extension Refund.Kind: SQLConvertible {}
extension RefundPart.Status: SQLConvertible {}
extension Refund.Status: SQLConvertible {}
extension Job.Status: SQLConvertible {}
extension EventKind: SQLConvertible {}
extension JobKind: SQLConvertible {}
extension SlotAlignment: SQLConvertible {}

extension SQLConvertible where Self: LosslessStringConvertible {
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

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
