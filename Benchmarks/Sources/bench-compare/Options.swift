import BenchWorkloads

/// What the command line asks for.
struct Options {
    /// A short run, to see that everything works: fewer rounds and no sets of a million.
    var isQuick = false
    /// JSON on standard output instead of the table.
    var isJSON = false
    /// Peers that are left out, because they cannot run here.
    var absent: Set<String> = []
    /// Contests whose names begin with one of these alone, or all of them.
    var only: [String] = []

    static let usage =
        "usage: bench-compare [--quick] [--json] [--without postgresql,portion,boost] [--only day,union]"

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--quick": isQuick = true
            case "--json": isJSON = true
            case "--without":
                guard let names = rest.popFirst() else { throw WorkloadError(Self.usage) }
                absent = Set(names.split(separator: ",").map(String.init))
                guard absent.isSubset(of: ["postgresql", "portion", "boost"]) else { throw WorkloadError(Self.usage) }
            case "--only":
                guard let names = rest.popFirst() else { throw WorkloadError(Self.usage) }
                only = names.split(separator: ",").map(String.init)
            default: throw WorkloadError("\(argument) is not understood; \(Self.usage)")
            }
        }
    }

    func has(_ peer: String) -> Bool { !absent.contains(peer) }

    /// Whether a contest is asked for.
    func wants(_ contest: String) -> Bool { only.isEmpty || only.contains { contest.hasPrefix($0) } }

    /// How often every peer has its turn.
    var rounds: Int { isQuick ? 5 : 31 }

    /// How long a turn should last, in nanoseconds.
    var turn: Double { isQuick ? 4e6 : 20e6 }

    /// The sizes of the sets and how many pairs of them take turns.
    var sets: [(size: Int, pairs: Int)] {
        let short = [(1_000, 64), (100_000, 1)]
        return isQuick ? short : short + [(1_000_000, 1)]
    }
}
