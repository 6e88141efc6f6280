import Bookings
import JSONEncoding

/// That the client has been mailed a code, which confirms what is held.
struct EmailProofResponse {
    private let booking: Booking

    init(_ booking: Booking) {
        self.booking = booking
    }
}

extension EmailProofResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        object.add("attempts", EmailProof.maximumAttempts)
        object.add("expires_at", orNull: booking.expiresAt)
    }
}
