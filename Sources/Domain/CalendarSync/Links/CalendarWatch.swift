import CivilTime

/// A subscription by which a service notifies this server that a calendar changed.
struct CalendarWatch: Hashable, Sendable, Codable {
    /// Its id at the service and in notices.
    let id: String

    /// What Google needs in addition to end it; `nil` for Microsoft.
    let resource: String?

    /// The hash of the ``Secret`` that its notices come with.
    let secretHash: [UInt8]
    var endsAt: Instant

    /// Seconds before its end at which it is renewed.
    static let margin: Int64 = 86_400

    /// Seconds for which a service is asked to keep it; services give a week at most.
    static let length: Int64 = 7 * 86_400 - 3_600
}
