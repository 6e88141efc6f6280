import CivilTime
import Policies

extension RefundInput {
    /// The newest version of the record, which is the one that is written.
    private static let version = 2

    /// The text that a refund stores, the same for equal inputs.
    var record: String {
        get throws { try JSONText.encode(self) }
    }

    /// Reads what a refund stores, in whichever version it was written.
    ///
    /// Throws ``BookingsError`` of code `unreadableRecord` if it is none of them.
    package init(record: String) throws(BookingsError) {
        do {
            self = try JSONText.decode(RefundInput.self, from: record)
        } catch let error as BookingsError {
            throw error
        } catch {
            throw .unreadable("it is not a cancelled booking in a known form")
        }
    }
}

/// Records are kept for ever, so a new form gets a new version, and all earlier ones are still read.
///
/// Version 1 has no `version`; its instants are text in the form of RFC 3339, and it nests the service.
extension RefundInput: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decodeIfPresent(Int.self, forKey: .version) ?? 1
        switch version {
        case 1: self = try RefundInputVersion1(from: decoder).input
        case Self.version: try self.init(container)
        // A later release wrote it. Read by halves, it could prove another refund than the one that was decided.
        default: throw BookingsError.unreadable("its version is \(version), and the newest known is \(Self.version)")
        }
    }

    private init(_ container: KeyedDecodingContainer<CodingKeys>) throws {
        self.init(
            paid: try container.decode(Int64.self, forKey: .paid),
            alreadyRefunded: try container.decode(Int64.self, forKey: .alreadyRefunded),
            currency: try container.decode(String.self, forKey: .currency),
            bookedAt: try container.decode(Instant.self, forKey: .bookedAt),
            startAt: try container.decode(Instant.self, forKey: .startAt),
            endAt: try container.decode(Instant.self, forKey: .endAt),
            cancelledAt: try container.decode(Instant.self, forKey: .cancelledAt),
            cancelledBy: try container.decodeCancelledBy(forKey: .cancelledBy),
            timeZone: try container.decode(String.self, forKey: .timeZone),
            serviceName: try container.decode(String.self, forKey: .serviceName),
            serviceDuration: try container.decode(Int64.self, forKey: .serviceDuration)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(paid, forKey: .paid)
        try container.encode(alreadyRefunded, forKey: .alreadyRefunded)
        try container.encode(currency, forKey: .currency)
        try container.encode(bookedAt, forKey: .bookedAt)
        try container.encode(startAt, forKey: .startAt)
        try container.encode(endAt, forKey: .endAt)
        try container.encode(cancelledAt, forKey: .cancelledAt)
        try container.encode(cancelledBy.rawValue, forKey: .cancelledBy)
        try container.encode(timeZone, forKey: .timeZone)
        try container.encode(serviceName, forKey: .serviceName)
        try container.encode(serviceDuration, forKey: .serviceDuration)
    }

    private enum CodingKeys: String, CodingKey {
        case version, paid, currency
        case alreadyRefunded = "already_refunded"
        case bookedAt = "booked_at"
        case startAt = "start_at"
        case endAt = "end_at"
        case cancelledAt = "cancelled_at"
        case cancelledBy = "cancelled_by"
        case timeZone = "time_zone"
        case serviceName = "service_name"
        case serviceDuration = "service_duration"
    }
}

extension KeyedDecodingContainer {
    /// Who ended the booking; throws for a word that is none of them.
    func decodeCancelledBy(forKey key: Key) throws -> CancelledBy {
        let word = try decode(String.self, forKey: key)
        guard let party = CancelledBy(rawValue: word) else {
            throw BookingsError.unreadable("\(quoted(word)) is not one of those who cancel")
        }
        return party
    }
}
