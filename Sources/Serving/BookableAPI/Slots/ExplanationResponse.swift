/// The answer of `GET …/slots/explain`.
struct ExplanationResponse: Encodable {
    let at: WireInstant
    let bookable: Bool

    /// Minor units for each seat, where an availability rule sets the price of a start that can be booked.
    let price: Int64?
    let reasons: [SlotReason]
}
