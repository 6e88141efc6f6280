import Bookings
import Hummingbird
import Notifications

extension APIRoutes {
    func addWaitlistRoutes(to v1: RouterGroup<APIContext>, _ reader: BookingReader) {
        WaitlistController(
            database: database,
            desk: waitlist,
            reader: reader,
            stripePayments: stripePayments,
            rates: rates,
            mailsOffers: messages.mailsOffers,
            configuration: configuration
        )
        .addRoutes(to: v1)
    }
}
