import Bookings
import CivilTime

/// Reads what a user of Cal.com has, from answers of its API that were saved.
package struct CalComReader {
    let options: ImportOptions
    var contents = SourceContents()
    var schedules: [CalComSchedule] = []

    /// The services by the id of their event type and their length in minutes, with the place of their provider.
    var services: [String: (provider: Int, lengths: [Int64: String], seats: Int)] = [:]

    /// The schedules that hours were taken from.
    var usedSchedules: Set<String> = []

    /// Throws for a file that is not JSON, and for files without a user.
    package static func read(
        _ files: [(name: String, bytes: [UInt8])],
        _ options: ImportOptions
    ) throws(ImportFault) -> SourceContents {
        var documents = CalComDocuments()
        for file in files { try documents.add(file.bytes, file: file.name) }
        guard !documents.users.isEmpty else {
            throw ImportFault("no user is in the files; save the answer of /v2/me or /v1/me as well")
        }
        var reader = CalComReader(options: options)
        reader.contents.entries = documents.others
        reader.schedules = documents.schedules.map(CalComSchedule.init)
        for user in documents.users { reader.readUser(user) }
        for type in documents.eventTypes { reader.readEventType(type) }
        for booking in documents.bookings { reader.readBooking(booking) }
        reader.tellSchedules()
        return reader.contents
    }

    private init(options: ImportOptions) {
        self.options = options
    }

    func zone(named name: String?) -> Zone? {
        guard let name else { return nil }
        do throws(ZoneError) {
            return try options.zones.zone(named: name)
        } catch {
            return nil
        }
    }

    func index(ofProvider id: String?) -> Int? { contents.providers.firstIndex { $0.row.id == id } }

    private mutating func readUser(_ document: CalComDocuments.Document) {
        let value = document.value
        let source = document.row(.provider, CalComDocuments.id(of: value))
        guard let name = ImportedText.name(value["name"]?.text) ?? ImportedText.name(value["username"]?.text) else {
            return contents.refuse(source, "a provider needs a name")
        }
        let schedule = defaultSchedule(of: value)
        // Hours are read in the zone of their schedule.
        let given = schedule?.timeZone ?? value["timeZone"]?.text
        guard let zone = zone(named: given) ?? options.timeZone else {
            return contents.refuse(
                source,
                "the zone \"\((given ?? "").prefix(40))\" is unknown; say one with --time-zone"
            )
        }
        let client = ImportedText.client(name: name, email: value["email"]?.text, phone: nil)
        var provider = SourceProvider(source, name: name, email: client?.client.email, timeZone: zone.name)
        if let given, given != zone.name {
            provider.remarks[source] = "its zone \"\(given.prefix(40))\" is unknown; \(zone.name) is taken"
        }
        if let schedule {
            usedSchedules.insert(schedule.id)
            provider.hours = schedule.hours
            provider.exceptions = schedule.exceptions
        }
        contents.providers.append(provider)
    }

    private func defaultSchedule(of user: JSONValue) -> CalComSchedule? {
        let own = schedules.filter { $0.owner == nil || $0.owner == user["id"]?.id }
        let chosen = user["defaultScheduleId"]?.id
        return own.first { $0.id == chosen } ?? own.first(where: \.isDefault) ?? own.first
    }

    private mutating func tellSchedules() {
        for schedule in schedules {
            contents.entries += schedule.refused
            guard !usedSchedules.contains(schedule.id) else { continue }
            for hours in schedule.hours { contents.skip(hours.row, "no event type has this schedule") }
            for exception in schedule.exceptions { contents.skip(exception.row, "no event type has this schedule") }
        }
    }
}
