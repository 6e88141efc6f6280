import Bookings

/// The booking for which other starts are looked for.
struct MovedBooking: Sendable {
    let id: BookingID

    /// Whether the request names it, and not only its token.
    let isNamed: Bool

    /// What `booking` names, else the booking whose token is presented, where it is one of `provider`; `nil` if neither.
    ///
    /// Only those who may move the booking may leave it out: others could find out from the slots when it is.
    init?(reading query: inout Query, of provider: ProviderID, for requester: Requester) throws {
        if let id: BookingID = query.identifier("booking", example: "bkg_anna_01") {
            try requester.require(.change, id)
            guard id.provider == provider else { throw BookingsError.notFound(id) }
            self.init(id: id, isNamed: true)
        } else if case .client(let id) = requester, id.provider == provider {
            self.init(id: id, isNamed: false)
        } else {
            return nil
        }
    }

    private init(id: BookingID, isNamed: Bool) {
        self.id = id
        self.isNamed = isNamed
    }
}
