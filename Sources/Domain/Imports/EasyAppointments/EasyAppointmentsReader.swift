import Bookings
import CivilTime

/// Reads what an installation of Easy!Appointments has, from a dump of its database.
///
/// Times in its database are on the clocks of the provider.
package struct EasyAppointmentsReader {
    let options: ImportOptions
    let tables: EasyAppointmentsTables
    var contents = SourceContents()

    /// The rows of users by their ids.
    var users: [String: DumpRow] = [:]

    /// The ids of users by the slug of their role.
    var roles: [String: String] = [:]
    var settings: [String: String] = [:]
    var services: [String: DumpRow] = [:]

    /// The ids of clients whom a booking brings in.
    var booked: Set<String> = []

    /// Throws for what is not such a dump, with the line.
    package static func read(_ bytes: [UInt8], _ options: ImportOptions) throws(ImportFault) -> SourceContents {
        var reader = try EasyAppointmentsReader(options: options, tables: EasyAppointmentsTables(bytes))
        try reader.readAll()
        return reader.contents
    }

    private init(options: ImportOptions, tables: EasyAppointmentsTables) {
        self.options = options
        self.tables = tables
    }

    private mutating func readAll() throws(ImportFault) {
        for row in tables.rows("roles") {
            let (id, slug) = (try row.id(), try row.text("slug") ?? "")
            roles[id] = slug
        }
        for row in tables.rows("settings") {
            let (name, value) = (try row.text("name") ?? "", try row.text("value"))
            settings[name] = value
        }
        for row in tables.rows("services") {
            let id = try newID(of: row, besides: services)
            services[id] = row
        }
        for row in tables.rows("users") {
            let id = try newID(of: row, besides: users)
            users[id] = row
        }
        try readProviders()
        try readServices()
        try readAppointments()
        try readBlockedPeriods()
        try tellClients()
        try tellOthers()
    }

    /// The id of a row; throws where another had it.
    private func newID(of row: DumpRow, besides others: [String: DumpRow]) throws(ImportFault) -> String {
        let id = try row.id()
        guard others[id] == nil else { throw ImportFault(line: row.line, "\(row.table) has the id \(id) twice") }
        return id
    }

    func role(of user: DumpRow) throws(ImportFault) -> String { roles[try user.text("id_roles") ?? ""] ?? "" }

    func index(ofProvider id: String) -> Int? { contents.providers.firstIndex { $0.row.id == id } }

    private mutating func readProviders() throws(ImportFault) {
        var plans: [String: DumpRow] = [:]
        for row in tables.rows("user_settings") {
            let user = try row.id("id_users")
            plans[user] = row
        }
        for row in tables.rows("users") where try role(of: row) == "provider" {
            let source = SourceRow(.provider, try row.id(), line: row.line)
            let first = try row.text("first_name") ?? ""
            let last = try row.text("last_name") ?? ""
            guard let name = ImportedText.name("\(first) \(last)") else {
                contents.refuse(source, "a provider needs a name")
                continue
            }
            guard let zone = try zone(of: row) else {
                let given = try row.text("timezone") ?? ""
                contents.refuse(source, "the zone \"\(given.prefix(40))\" is unknown; say one with --time-zone")
                continue
            }
            let client = ImportedText.client(name: name, email: try row.text("email"), phone: nil)
            var provider = SourceProvider(source, name: name, email: client?.client.email, timeZone: zone.name)
            let given = try row.text("timezone") ?? ""
            let remarks = [
                given.isEmpty || given == zone.name
                    ? nil : "its zone \"\(given.prefix(40))\" is unknown; \(zone.name) is taken",
                client?.remark == nil ? nil : "the e-mail address is malformed and left out",
            ].compactMap(\.self)
            provider.remarks[source] = remarks.isEmpty ? nil : remarks.joined(separator: "; ")
            if let plan = plans[source.id] { try readPlan(plan, into: &provider) }
            contents.providers.append(provider)
        }
    }

    /// The zone of a provider, or of the installation where the provider has none; what is unknown is never passed over for another.
    private func zone(of user: DumpRow) throws(ImportFault) -> Zone? {
        let own = try user.text("timezone") ?? ""
        let name = own.isEmpty ? settings["default_timezone"] ?? "" : own
        guard !name.isEmpty else { return options.timeZone }
        do throws(ZoneError) {
            return try options.zones.zone(named: name)
        } catch {
            return options.timeZone
        }
    }

    private mutating func readPlan(_ row: DumpRow, into provider: inout SourceProvider) throws(ImportFault) {
        if let plan = try row.text("working_plan"), !plan.isEmpty {
            do throws(ImportFault) {
                let week = try WorkingPlan.week(plan, line: row.line)
                provider.hours = week.hours.map { day, hours in
                    .init(row: SourceRow(.hours, "\(provider.row.id)/\(day)", line: row.line), hours: hours)
                }
                for fault in week.faults {
                    contents.refuse(SourceRow(.hours, "\(provider.row.id)/\(fault.day)", line: row.line), fault.reason)
                }
            } catch {
                contents.refuse(SourceRow(.hours, provider.row.id, line: row.line), error.reason)
            }
        }
        guard let text = try row.text("working_plan_exceptions"), !text.isEmpty, text != "null" else { return }
        do throws(ImportFault) {
            let exceptions = try WorkingPlan.exceptions(text, line: row.line)
            provider.exceptions = exceptions.found.map { date, kinds in
                let source = SourceRow(.exception, "\(provider.row.id)/\(date)", line: row.line)
                return .init(row: source, date: date, kinds: kinds)
            }
            for fault in exceptions.faults {
                let source = SourceRow(.exception, "\(provider.row.id)/\(fault.name)", line: row.line)
                contents.refuse(source, fault.reason)
            }
        } catch {
            contents.refuse(SourceRow(.exception, provider.row.id, line: row.line), error.reason)
        }
    }
}
