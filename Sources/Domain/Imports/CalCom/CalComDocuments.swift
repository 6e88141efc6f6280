/// What answers of Cal.com's API hold, of its first and of its second version, sorted by kind.
struct CalComDocuments {
    /// An object with the file in which it stands.
    struct Document {
        let value: JSONValue
        let file: String

        func row(_ kind: SourceRow.Kind, _ id: String) -> SourceRow {
            SourceRow(kind, id, file: file, line: value.line)
        }
    }

    private(set) var users: [Document] = []
    private(set) var eventTypes: [Document] = []
    private(set) var schedules: [Document] = []
    private(set) var bookings: [Document] = []

    private var seen: Set<String> = []

    /// What is none of these, with the reason.
    private(set) var others: [ImportEntry] = []

    /// Members of answers that hold what was asked for, in each version.
    private static let contents: Set = [
        "data", "me", "user", "users", "event_types", "event_type", "eventTypes", "event-types", "eventTypeGroups",
        "schedules",
        "schedule", "bookings", "booking",
    ]

    /// How often an answer may lie in another.
    private static let maximumDepth = 6

    /// Adds a file; throws for one that is not JSON, and for an answer that tells of an error.
    mutating func add(_ bytes: [UInt8], file: String) throws(ImportFault) {
        let value: JSONValue
        do throws(ImportFault) {
            value = try JSONReader.read(bytes)
        } catch {
            throw ImportFault("\(file): \(error)")
        }
        try take(value, file, depth: 0)
    }

    private mutating func take(_ value: JSONValue, _ file: String, depth: Int) throws(ImportFault) {
        guard depth < Self.maximumDepth else { throw ImportFault("\(file): answers are nested too deeply") }
        switch value.content {
        case .list(let elements):
            for element in elements { try take(element, file, depth: depth + 1) }
        case .object(let members):
            if members["status"]?.text == "error" {
                throw ImportFault("\(file): line \(value.line): this answer tells of an error")
            }
            if sort(Document(value: value, file: file)) { return }
            let parts = members.filter { Self.contents.contains($0.key) }.sorted { $0.value.line < $1.value.line }
            if value["pagination"]?["hasNextPage"]?.bool == true {
                let row = SourceRow(.other, "page", file: file, line: value.line)
                others.append(ImportEntry(row, .skipped, "more follows on another page: is that saved as well?"))
            }
            guard !parts.isEmpty else { return tell(value, file) }
            for part in parts { try take(part.value, file, depth: depth + 1) }
        default: tell(value, file)
        }
    }

    /// Puts an object with those of its kind; `false` if it is none itself.
    private mutating func sort(_ document: Document) -> Bool {
        let value = document.value
        if value["id", "uid"] != nil, value["startTime", "start"] != nil, value["endTime", "end"] != nil,
            value["status"] != nil
        {
            keep(document, in: \.bookings, .booking)
        } else if value["id"] != nil, value["lengthInMinutes", "length"] != nil {
            keep(document, in: \.eventTypes, .service)
        } else if value["id"] != nil, value["availability"] != nil {
            keep(document, in: \.schedules, .hours)
        } else if value["id"] != nil, value["email"] != nil, value["timeZone"] != nil {
            keep(document, in: \.users, .provider)
        } else {
            return false
        }
        return true
    }

    private mutating func keep(
        _ document: Document,
        in kind: WritableKeyPath<CalComDocuments, [Document]>,
        _ name: SourceRow.Kind
    ) {
        let id = Self.id(of: document.value)
        // Pages that were read one after another can share rows.
        guard seen.insert("\(name.rawValue) \(id)").inserted else {
            others.append(ImportEntry(document.row(name, id), .skipped, "it stands in the files before"))
            return
        }
        self[keyPath: kind].append(document)
    }

    /// A booking is told by its uid, as in links; everything else by its number.
    static func id(of value: JSONValue) -> String { value["uid"]?.id ?? value["id"]?.id ?? "?" }

    private mutating func tell(_ value: JSONValue, _ file: String) {
        let row = SourceRow(.other, "\(value.line)", file: file, line: value.line)
        others.append(ImportEntry(row, .refused, "this is not a user, an event type, a schedule or a booking"))
    }
}
