/// Money of one month in minor units of one currency: by the dates of sessions, and by those of payments.
///
/// Tips are no part of it.
package struct MonthlyMoney: Hashable, Sendable {
    /// For the sessions of the month, cancelled ones included: all that was paid, whenever it came.
    package var paid: Int64 = 0

    /// What of ``paid`` was given back, is owed, or was taken by disputes, whenever that was.
    package var refunded: Int64 = 0

    /// How many payments came in the month, and what they brought, for whichever sessions.
    package var payments: Int64 = 0
    package var received: Int64 = 0

    /// How many refunds were made in the month, and what they give back; disputes are no part of it.
    package var refunds: Int64 = 0
    package var returned: Int64 = 0

    package init() {}

    /// By the dates of the sessions.
    package var revenue: Int64 { paid - refunded }

    /// By the dates of payments and refunds.
    package var netReceived: Int64 { received - returned }

    var isEmpty: Bool { self == MonthlyMoney() }
}
