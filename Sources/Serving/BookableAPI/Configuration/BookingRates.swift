/// How many bookings can be asked for without an API key in an hour, and as many at once; 0 is any number.
package struct BookingRates: Sendable {
    /// From one address, whoever they are for.
    package var perAddress = 60

    /// For one e-mail address or telephone number, from wherever they come.
    package var perContact = 20

    package init() {}
}
