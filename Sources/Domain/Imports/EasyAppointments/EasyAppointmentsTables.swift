/// The tables of Easy!Appointments in a dump, whatever their prefix is.
struct EasyAppointmentsTables {
    private static let needed = ["users", "roles", "services", "services_providers", "user_settings", "appointments"]
    private static let optional = ["settings", "service_categories", "categories", "blocked_periods"]

    let prefix: String
    private let tables: [String: DumpTable]

    /// Throws for a dump without the tables, and for one with several sets of them.
    init(_ bytes: [UInt8]) throws(ImportFault) {
        let wanted = Self.needed + Self.optional
        let tables = try DumpReader.read(bytes) { name in wanted.contains { name.hasSuffix($0) } }
        let marker = "services_providers"
        let prefixes = tables.keys.filter { $0.hasSuffix(marker) }.map { String($0.dropLast(marker.count)) }.sorted()
        guard let prefix = prefixes.first else {
            throw ImportFault("this is not a dump of Easy!Appointments: the table ea_services_providers is missing")
        }
        guard prefixes.count == 1 else {
            throw ImportFault(
                "the dump has several installations, with the prefixes \(prefixes.joined(separator: " and ")); dump one"
            )
        }
        if let missing = Self.needed.first(where: { tables[prefix + $0] == nil }) {
            throw ImportFault("the table \(prefix)\(missing) is missing")
        }
        self.prefix = prefix
        self.tables = tables
    }

    func rows(_ name: String) -> [DumpRow] { tables[prefix + name]?.rows ?? [] }

    /// The tables that nothing is read from, with how many rows they have.
    var others: [(name: String, rows: Int)] {
        let known = (Self.needed + Self.optional).map { prefix + $0 }
        return tables.values.filter { !known.contains($0.name) && $0.count > 0 }.map { ($0.name, $0.count) }
            .sorted { $0.0 < $1.0 }
    }
}
