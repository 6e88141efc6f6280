/// A field that Stripe sends as an id, or as the whole object where the request said `expand`.
package enum Expandable<Object: Identifiable & Decodable & Sendable>: Decodable, Sendable
where Object.ID == StripeID<Object> {
    case id(StripeID<Object>)
    case object(Object)

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = .id(try container.decode(StripeID<Object>.self))
        } catch DecodingError.typeMismatch {
            self = .object(try container.decode(Object.self))
        }
    }

    package var id: StripeID<Object> {
        switch self {
        case .id(let id): id
        case .object(let object): object.id
        }
    }

    /// The object, where it was sent.
    package var object: Object? {
        guard case .object(let object) = self else { return nil }
        return object
    }
}
