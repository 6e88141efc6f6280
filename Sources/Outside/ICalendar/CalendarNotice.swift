/// Something in a calendar that could not be taken as it is written.
public struct CalendarNotice: Hashable, Sendable {
    /// The UID of the event, empty if it does not have one.
    public let uid: String
    /// What is wrong, and what was made of it.
    public let reason: String

    internal init(uid: String, reason: String) {
        self.uid = uid
        self.reason = reason
    }
}
