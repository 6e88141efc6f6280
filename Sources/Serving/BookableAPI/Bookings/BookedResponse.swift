/// The answer of `POST /v1/bookings`.
struct BookedResponse: Encodable {
    let booking: BookingResponse

    /// What lets the client manage the booking; told here and nowhere else.
    let token: String
}
