import Policies
import PolicySimulation

/// Names rejected rows on standard error: the first one by one, the rest by how many there are of each kind.
final class RejectionLog {
    /// How many rows are named one by one.
    static let maximumNamed = 100

    private let input: String
    private let namesAll: Bool
    private var count = 0
    private var unnamed: [String: Int] = [:]

    /// A log of the rows of an input, by the name that people know it by.
    init(input: String, namesAll: Bool) {
        self.input = input
        self.namesAll = namesAll
    }

    /// Names a row, or counts it.
    func add(_ row: RejectedRow) {
        count += 1
        if namesAll || count <= Self.maximumNamed {
            Console.complain("\(input): \(row)")
        } else {
            unnamed[row.kind, default: 0] += 1
        }
    }

    /// Tells how many rows were not named, and how many were rejected of `rows`.
    func finish(rows: Int) {
        guard count > 0 else { return }
        if !unnamed.isEmpty {
            Console.complain("\(input): rejected besides, by reason (--all-rejections names each row):")
            for (kind, count) in unnamed.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
                Console.complain("  \(count)  \(kind)")
            }
        }
        Console.complain("\(input): \(Self.words(count, of: rows))")
    }

    /// `2 of 3 rows were rejected`.
    static func words(_ count: Int, of rows: Int) -> String {
        "\(count) of \(rows) \(rows == 1 ? "row was" : "rows were") rejected"
    }
}
