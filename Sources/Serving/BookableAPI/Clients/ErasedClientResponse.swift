import Bookings

/// The bookings from which a person was erased.
struct ErasedClientResponse: Encodable {
    private let erased: [String]
    private let isComplete: Bool

    init(_ bookings: [Booking]) {
        erased = bookings.map(\.id.rawValue)
        isComplete = bookings.count < ClientDesk.maximumErased
    }

    private enum CodingKeys: String, CodingKey {
        case erased = "erased_bookings"
        case isComplete = "is_complete"
    }
}
