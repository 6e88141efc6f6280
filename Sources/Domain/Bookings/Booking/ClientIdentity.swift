/// One client of a provider, known by an e-mail address, a telephone number or a booking.
package struct ClientIdentity: Sendable {
    package let provider: ProviderID

    /// Those of ``ContactKeys``; every booking that has one of them is the client's.
    package let contacts: [String]

    /// A booking that is the client's whatever its contacts are, such as one of somebody who gave none.
    package let booking: BookingID?

    /// Throws ``BookingsError`` if nothing is given, or a booking of another provider.
    package init(of provider: ProviderID, email: String?, phone: String?, booking: BookingID?) throws {
        contacts = ContactKeys(email: email, phone: phone).keys
        guard !contacts.isEmpty || booking != nil else {
            throw BookingsError(.invalidValue, "Give the client's email, phone or booking_id.", field: "email")
        }
        if let booking, booking.provider != provider { throw BookingsError.notFound(booking) }
        self.provider = provider
        self.booking = booking
    }
}
