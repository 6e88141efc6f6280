import Policies
import PolicySimulation

/// Joins the reports of the parts of an input into the report of the whole.
struct ReportMerger {
    /// Why reports cannot be joined.
    struct Refusal: Error {
        let message: String

        init(_ message: String) {
            self.message = message
        }
    }

    private var first: (part: ReportPart, name: String)?
    private var totals = SimulationTotals()

    /// The numbers of the shards so far, and where each came from.
    private var shards: [Int: String] = [:]

    /// Adds a part; throws a ``Refusal`` where it is of another simulation, or was added before.
    mutating func add(_ part: ReportPart, name: String) throws {
        if let first {
            guard part.subject == first.part.subject else {
                throw Refusal("\(name) is of other policies or dimensions than \(first.name)")
            }
            guard Self.count(part) == Self.count(first.part) else {
                throw Refusal("\(name) is of another number of shards than \(first.name)")
            }
        } else {
            first = (part, name)
        }
        if let text = part.shard {
            guard let shard = SimulationShard(text) else { throw Refusal("\(name) has the shard \(text)") }
            if let other = shards[shard.index] { throw Refusal("\(name) and \(other) are both shard \(shard)") }
            shards[shard.index] = name
        }
        do {
            totals.merge(try part.totals())
        } catch let refusal as Refusal {
            throw Refusal("\(name) is not the report of a part: \(refusal.message)")
        }
    }

    /// The report of the whole; throws a ``Refusal`` where a shard is missing.
    func report() throws -> SimulationReport {
        guard let part = first?.part else { throw Refusal("there is nothing to join") }
        if let count = Self.count(part) {
            let missing = (1...count).filter { shards[$0] == nil }
            guard missing.isEmpty else {
                throw Refusal("missing: shard \(missing.prefix(10).map { "\($0)/\(count)" }.joined(separator: ", "))")
            }
        }
        let subjects = try part.policies.map { policy in
            guard let version = PolicyVersion(policy.version) else {
                throw Refusal("\(policy.version) is not a version")
            }
            return (name: policy.policy, version: version)
        }
        return SimulationReport(
            totals,
            subjects: subjects,
            baseline: part.baseline.flatMap { baseline in
                subjects.firstIndex { ExactText($0.name) == ExactText(baseline) }
            },
            dimensions: try part.dimensions(),
            shard: .whole
        )
    }

    private static func count(_ part: ReportPart) -> Int? {
        part.shard.flatMap { SimulationShard($0)?.count }
    }
}
