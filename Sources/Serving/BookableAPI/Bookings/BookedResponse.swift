import JSONEncoding

/// The answer of `POST /v1/bookings`.
struct BookedResponse {
    let booking: BookingResponse

    /// What lets the client manage the booking; told here and nowhere else.
    let token: String

    /// What the client has to do before the booking stands; `nil` if they have no address to prove.
    var proof: EmailProofResponse?
}

extension BookedResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        object.add("booking", booking)
        if let proof { object.add("email_proof", proof) }
        object.add("token", plain: token)
    }
}
