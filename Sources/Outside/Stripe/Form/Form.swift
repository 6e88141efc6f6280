import CivilTime
import HTTPTransport

/// The fields of a request in Stripe's bracket notation, such as `metadata[booking_id]=b1`, in order.
struct Form: Sendable, Equatable {
    private(set) var fields: [Field] = []

    /// Adds a text, where there is one; an empty one unsets the field at Stripe.
    mutating func add(_ name: String, _ value: String?) {
        if let value { fields.append(Field(name: name, value: value)) }
    }

    mutating func add(_ name: String, _ value: Int64?) {
        add(name, value.map { String($0) })
    }

    /// Adds an instant as unix seconds, where there is one.
    mutating func add(_ name: String, _ value: Instant?) {
        add(name, value?.secondsSince1970)
    }

    mutating func add(_ name: String, _ value: Bool?) {
        add(name, value.map { $0 ? "true" : "false" })
    }

    /// Adds `name[key]` for every key, sorted, so that the same request is the same bytes: a repeated idempotency key
    /// with other parameters is refused.
    mutating func add(_ name: String, _ values: [String: String]) {
        for (key, value) in values.sorted(by: { $0.key < $1.key }) { add("\(name)[\(key)]", value) }
    }

    /// Adds `name[]` for every value.
    mutating func add(_ name: String, _ values: [String]) {
        for value in values { add("\(name)[]", value) }
    }

    /// As `application/x-www-form-urlencoded`.
    var encoded: String {
        fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
    }

    struct Field: Sendable, Equatable {
        let name: String
        let value: String
    }
}
