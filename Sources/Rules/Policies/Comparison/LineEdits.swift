/// The lines that two texts share, byte for byte, and those that only one has, in order.
struct LineEdits {
    enum Edit: Equatable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// Beyond this many pairs of lines, what stands between the first and the last difference counts as replaced.
    ///
    /// Keeps the work for texts made to be expensive within some milliseconds and megabytes.
    private static let maximumPairs = 1 << 20

    let edits: [Edit]

    /// O(*n* · *m*) in the lines between the first and the last difference.
    init(from oldLines: [String], to newLines: [String]) {
        let (old, new) = (oldLines.map(ExactText.init), newLines.map(ExactText.init))
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let rest = min(old.count, new.count) - prefix
        let suffix = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
        let removed = Array(old[prefix..<old.count - suffix])
        let added = Array(new[prefix..<new.count - suffix])
        edits =
            old[..<prefix].map { .kept($0.text) } + Self.middle(removed, added)
            + old[(old.count - suffix)...].map { .kept($0.text) }
    }

    private static func middle(_ old: [ExactText], _ new: [ExactText]) -> [Edit] {
        guard !old.isEmpty, !new.isEmpty, old.count <= maximumPairs / new.count else {
            return old.map { .removed($0.text) } + new.map { .added($0.text) }
        }
        let common = commonLengths(old, new)
        let width = new.count + 1
        var edits: [Edit] = []
        var (row, column) = (0, 0)
        while row < old.count, column < new.count {
            if old[row] == new[column] {
                edits.append(.kept(old[row].text))
                row += 1
                column += 1
            } else if common[(row + 1) * width + column] >= common[row * width + column + 1] {
                edits.append(.removed(old[row].text))
                row += 1
            } else {
                edits.append(.added(new[column].text))
                column += 1
            }
        }
        return edits + old[row...].map { .removed($0.text) } + new[column...].map { .added($0.text) }
    }

    /// At `row * (new.count + 1) + column`, how many lines the texts from there on have in common at most.
    private static func commonLengths(_ old: [ExactText], _ new: [ExactText]) -> [Int32] {
        let width = new.count + 1
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                lengths[row * width + column] =
                    old[row] == new[column]
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        return lengths
    }
}
