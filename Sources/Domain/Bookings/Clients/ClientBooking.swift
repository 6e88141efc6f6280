/// A booking as the list of its client's bookings shows it.
package struct ClientBooking: Sendable {
    package let booking: Booking
    package let serviceName: String
    package let providerName: String

    /// The name of the provider's zone.
    package let timeZone: String
}
