import JSONEncoding

/// The answer of `POST /v1/bookings`.
struct BookedResponse {
    let booking: BookingResponse

    /// What lets the client manage the booking; told here and nowhere else.
    let token: String
}

extension BookedResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        object.add("booking", booking)
        object.add("token", plain: token)
    }
}
