/// The answer of `GET …/slots/explain`.
struct ExplanationResponse: Encodable {
    let at: WireInstant
    let bookable: Bool
    let reasons: [SlotReason]
}
