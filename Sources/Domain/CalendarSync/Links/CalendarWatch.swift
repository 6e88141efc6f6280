import CivilTime

/// What has a service tell this server that a calendar changed.
struct CalendarWatch: Hashable, Sendable, Codable {
    /// What the service and its notices know it by.
    let id: String

    /// What Google wants to know besides when it is to end; `nil` at Microsoft.
    let resource: String?

    /// The hash of the ``Secret`` that its notices come with.
    let secretHash: [UInt8]
    var endsAt: Instant

    /// Seconds before its end at which it is renewed.
    static let margin: Int64 = 86_400

    /// Seconds for which a service is asked to keep it; services give a week at most.
    static let length: Int64 = 7 * 86_400 - 3_600
}
