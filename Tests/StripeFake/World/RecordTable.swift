/// Records by id, in the order in which they were made.
struct RecordTable<Record: StoredRecord>: Sendable {
    private var records: [Record] = []
    private var places: [String: Int] = [:]

    subscript(id: String) -> Record? { places[id].map { records[$0] } }

    var newestFirst: ReversedCollection<[Record]> { records.reversed() }

    mutating func put(_ record: Record) {
        if let place = places[record.id] {
            records[place] = record
        } else {
            places[record.id] = records.count
            records.append(record)
        }
    }

    /// A page as of a list call, newest first.
    func page(
        _ form: FormTree,
        where isWanted: (Record) -> Bool = { _ in true },
        _ render: (Record) -> JSON
    ) throws(Refusal) -> JSON {
        let limit = form["limit"]?.int ?? 10
        guard (1...100).contains(limit) else {
            throw .invalid("This value must be between 1 and 100.", parameter: "limit")
        }
        var found = newestFirst.filter { isWanted($0) && Self.isCreated($0, in: form["created"]) }
        if let after = form["starting_after"]?.text {
            guard let start = found.firstIndex(where: { $0.id == after }) else { throw .missing("object", after) }
            found = Array(found[(start + 1)...])
        }
        let data = found.prefix(Int(limit)).map(render)
        return ["object": "list", "has_more": .bool(found.count > data.count), "data": .list(data)]
    }

    private static func isCreated(_ record: Record, in range: FormTree?) -> Bool {
        guard let range else { return true }
        if let exact = range.int { return record.created == exact }
        return record.created >= range["gte"]?.int ?? .min && record.created > range["gt"]?.int ?? .min
            && record.created < range["lt"]?.int ?? .max && record.created <= range["lte"]?.int ?? .max
    }
}

/// What a table keeps.
protocol StoredRecord: Sendable {
    var id: String { get }
    var created: Int64 { get }
}

extension Intent: StoredRecord {}
extension ChargeRecord: StoredRecord {}
extension RefundRecord: StoredRecord {}
extension SessionRecord: StoredRecord {}
extension DisputeRecord: StoredRecord {}
