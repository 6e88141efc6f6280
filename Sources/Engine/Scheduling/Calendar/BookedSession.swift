/// A booking that stands: its session and the buffers it was booked with, in UTC seconds since 1970.
///
/// Several with the same start, end and service are seats of one session.
public struct BookedSession: Hashable, Sendable {
    /// The first second of the session.
    public let start: Int64
    /// The first second after the session.
    public let end: Int64
    /// Seconds kept free before the session.
    public let bufferBefore: Int64
    /// Seconds kept free after the session.
    public let bufferAfter: Int64
    /// Which service was booked.
    public let service: Int

    /// Makes the session; one whose footprint does not end after its start keeps nothing occupied.
    public init(start: Int64, end: Int64, bufferBefore: Int64 = 0, bufferAfter: Int64 = 0, service: Int = 0) {
        self.start = start
        self.end = end
        self.bufferBefore = bufferBefore
        self.bufferAfter = bufferAfter
        self.service = service
    }
}
