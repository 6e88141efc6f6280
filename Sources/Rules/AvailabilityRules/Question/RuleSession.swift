/// Something that is booked with the provider already.
///
/// Instants are UTC seconds since 1970.
public struct RuleSession: Hashable, Sendable {
    /// When it starts.
    public let startAt: Int64

    /// When it ends, without buffers.
    public let endAt: Int64

    /// Whether it is of the service that is asked about.
    public let isSameService: Bool

    /// A session of `[startAt, endAt)`.
    public init(startAt: Int64, endAt: Int64, isSameService: Bool) {
        self.startAt = startAt
        self.endAt = endAt
        self.isSameService = isSameService
    }
}
