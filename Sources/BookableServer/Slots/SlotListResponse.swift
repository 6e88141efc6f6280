/// The answer of `GET …/slots`.
struct SlotListResponse: Encodable {
    let providerID: String
    let serviceID: String

    /// The zone of the local times: the visitor's where one was named, else the provider's.
    let timeZone: String
    let slots: [SlotResponse]

    private enum CodingKeys: String, CodingKey {
        case providerID = "provider_id"
        case serviceID = "service_id"
        case timeZone = "time_zone"
        case slots
    }
}
