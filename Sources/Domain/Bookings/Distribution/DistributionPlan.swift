/// How the tables of a database are spread over the servers of a Citus cluster.
package struct DistributionPlan: Hashable, Sendable {
    /// That rows of one table refer to rows of another.
    package struct Reference: Hashable, Sendable {
        package let from: String
        package let to: String

        package init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// Tables of which every server has a copy.
    package let replicated: [String]

    /// Tables whose rows lie where their provider's lie, each after those that it refers to.
    package let distributed: [String]

    /// Spreads out `root` and all that refers to it, directly or by way of others, and copies what else these refer to.
    ///
    /// Tables without such references stay where they are.
    package init(references: [Reference], root: String) {
        var owned: Set<String> = [root]
        while true {
            let more = references.filter { owned.contains($0.to) && !owned.contains($0.from) }.map(\.from)
            guard !more.isEmpty else { break }
            owned.formUnion(more)
        }
        replicated = Set(references.filter { owned.contains($0.from) && !owned.contains($0.to) }.map(\.to)).sorted()
        // A table that refers to itself waits for no other.
        let inner = references.filter { owned.contains($0.from) && owned.contains($0.to) && $0.from != $0.to }
        var ordered: [String] = []
        // Each round takes the tables whose targets are placed; a circle of references would be left out.
        while case let ready = owned.subtracting(ordered).filter({ table in
            inner.allSatisfy { $0.from != table || ordered.contains($0.to) }
        }), !ready.isEmpty {
            ordered += ready.sorted()
        }
        distributed = ordered
    }
}
