/// How many slots of one provider can be kept from others at once without an API key: bookings that are held, or wait for
/// approval or payment. 0 is any number.
package struct HoldLimits: Sendable {
    /// From one address, whoever they are for.
    package var perAddress = 10

    /// For one e-mail address, or one telephone number where there is none, from wherever they come.
    package var perContact = 5

    package init() {}
}
