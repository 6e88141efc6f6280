/// How many slots of one provider can be kept from others at once without an API key; 0 is any number.
///
/// Counted are bookings that are held, or wait for approval or payment.
package struct HoldLimits: Sendable {
    /// From one address, whoever they are for.
    package var perAddress = 10

    /// For one e-mail address, or one telephone number where there is none, from wherever they come.
    package var perContact = 5

    package init() {}
}
