import Bookings
import CivilTime

/// The answer of `GET …/slots/days`: the dates that have slots, in the order of time.
struct SlotDaysResponse: Encodable {
    let providerID: ProviderID
    let serviceID: ServiceID
    let timeZone: String
    let days: [Day]

    /// The slots that begin on one date of the zone.
    struct Day: Encodable {
        let date: String
        private(set) var count: Int

        /// The earliest.
        let first: WireInstant

        init(_ date: CivilDate, first: Int64) {
            self.date = date.description
            self.first = WireInstant(Instant(first))
            count = 1
        }

        mutating func add() { count += 1 }
    }

    /// - Parameters:
    ///   - question: What was asked; its limit counts days.
    ///   - starts: Unix seconds, ascending.
    ///   - zone: In which their dates are read.
    init(_ question: SlotQuestion, _ starts: [Int64], in zone: Zone) {
        providerID = question.provider
        serviceID = question.service
        timeZone = zone.name
        var days: [Day] = []
        var last: CivilDate?
        for start in starts {
            let date = zone.date(at: start)
            if date == last {
                days[days.count - 1].add()
            } else {
                days.append(Day(date, first: start))
                last = date
            }
        }
        self.days = Array(days.prefix(question.limit ?? days.count))
    }

    private enum CodingKeys: String, CodingKey {
        case providerID = "provider_id"
        case serviceID = "service_id"
        case timeZone = "time_zone"
        case days
    }
}
