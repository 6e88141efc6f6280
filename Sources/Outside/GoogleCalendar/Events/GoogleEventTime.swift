package import CivilTime

/// When an event starts or ends.
package enum GoogleEventTime: Hashable, Sendable {
    /// Unix seconds.
    case instant(Int64)

    /// Midnight in the calendar's time zone.
    case date(CivilDate)
}

extension GoogleEventTime: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let text = try container.decodeIfPresent(String.self, forKey: .dateTime) {
            guard let instant = Timestamp.parseDroppingFraction(text) else {
                throw DecodingError.dataCorruptedError(forKey: .dateTime, in: container, debugDescription: "instant")
            }
            self = .instant(instant)
        } else {
            guard let date = CivilDate(try container.decode(String.self, forKey: .date)) else {
                throw DecodingError.dataCorruptedError(forKey: .date, in: container, debugDescription: "date")
            }
            self = .date(date)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .instant(let instant): try container.encode(Timestamp.format(instant), forKey: .dateTime)
        case .date(let date): try container.encode("\(date)", forKey: .date)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case dateTime, date
    }
}
