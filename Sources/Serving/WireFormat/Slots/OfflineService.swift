import Scheduling

/// The service of the offline form: its timing and, where bookings of several services are given, its name.
struct OfflineService: Decodable {
    let id: String?
    let timing: ServiceTiming

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        id = try fields.text("service_id", length: 1...200)
        timing = try ServiceTiming(reading: &fields)
        try fields.finish()
    }
}
