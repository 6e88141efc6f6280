import WireFormat

extension Payload {
    /// Reads a JSON document where a script could have been sent as it is, too.
    func policyDocument<Document: Decodable>(_ type: Document.Type) throws -> Document {
        guard mediaType == "application/json" else {
            throw APIError.unsupportedMediaType(
                given: mediaType,
                accepted: ["application/json", PoliciesController.script]
            )
        }
        return try json(type)
    }
}
