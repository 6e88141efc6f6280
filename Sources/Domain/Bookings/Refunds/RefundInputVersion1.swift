import CivilTime

/// The first form of the recorded input, which was the JSON of `bookable policy eval` at that time.
struct RefundInputVersion1: Decodable {
    let input: RefundInput

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let service = try container.decode(Service.self, forKey: .service)
        // A record is text that whoever owns the database can change.
        let (seconds, isTooLong) = service.minutes.multipliedReportingOverflow(by: 60)
        guard !isTooLong else { throw BookingsError.unreadable("service.duration_minutes is out of range") }
        input = RefundInput(
            paid: try container.decode(Int64.self, forKey: .paid),
            alreadyRefunded: try container.decode(Int64.self, forKey: .alreadyRefunded),
            currency: try container.decode(String.self, forKey: .currency),
            bookedAt: try Self.instant(.bookedAt, in: container),
            startAt: try Self.instant(.startAt, in: container),
            endAt: try Self.instant(.endAt, in: container),
            cancelledAt: try Self.instant(.cancelledAt, in: container),
            cancelledBy: try container.decodeCancelledBy(forKey: .cancelledBy),
            timeZone: try container.decode(String.self, forKey: .timeZone),
            serviceName: service.name,
            serviceDuration: seconds
        )
    }

    private static func instant(
        _ key: CodingKeys,
        in container: KeyedDecodingContainer<CodingKeys>
    ) throws -> Instant {
        let text = try container.decode(String.self, forKey: key)
        guard let instant = Instant(text) else {
            throw BookingsError.unreadable("\(key.rawValue) is not an instant")
        }
        return instant
    }

    private struct Service: Decodable {
        let name: String
        let minutes: Int64

        enum CodingKeys: String, CodingKey {
            case name
            case minutes = "duration_minutes"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case paid, currency, service
        case alreadyRefunded = "already_refunded"
        case bookedAt = "booked_at"
        case startAt = "start_at"
        case endAt = "end_at"
        case cancelledAt = "cancelled_at"
        case cancelledBy = "cancelled_by"
        case timeZone = "time_zone"
    }
}
