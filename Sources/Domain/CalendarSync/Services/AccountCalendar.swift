/// A calendar of an account that can be linked.
package struct AccountCalendar: Hashable, Sendable {
    /// What the service knows it by.
    package let id: String
    package let name: String

    /// Whether it is the account's own calendar.
    package let isPrimary: Bool

    /// Whether events can be written to it.
    package let isWritable: Bool
}
