/// A booking that stands: its session and the buffers it was booked with, in UTC seconds since 1970.
///
/// Several with the same start, end and service share one session, each with its seats.
public struct BookedSession: Hashable, Sendable {
    /// The first second of the session.
    public let start: Int64
    /// The first second after the session.
    public let end: Int64
    /// Seconds kept free before the session.
    public let bufferBefore: Int64
    /// Seconds kept free after the session.
    public let bufferAfter: Int64
    // Both in the space of one integer: calendars hold millions of sessions.
    private let serviceNumber: Int32
    private let seatCount: Int32

    /// Which service was booked.
    public var service: Int { Int(serviceNumber) }
    /// How many seats of the session the booking takes.
    public var seats: Int { Int(seatCount) }

    /// Makes the session; one whose footprint does not end after its start keeps nothing occupied.
    ///
    /// The service's number fits 32 bits, and `seats` is at least 1.
    public init(
        start: Int64,
        end: Int64,
        bufferBefore: Int64 = 0,
        bufferAfter: Int64 = 0,
        service: Int = 0,
        seats: Int = 1
    ) {
        precondition(seats > 0, "A booking takes a seat.")
        self.start = start
        self.end = end
        self.bufferBefore = bufferBefore
        self.bufferAfter = bufferAfter
        serviceNumber = Int32(service)
        seatCount = Int32(clamping: seats)
    }
}
