/// The difference between two texts, line by line.
struct LineDifference: Sendable {
    enum Line: Hashable, Sendable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// In the order of both texts, removed lines before those that replace them.
    let lines: [Line]

    /// - Complexity: O(*n* · *d*), where *n* is the number of lines of both texts and *d* the number of those that differ.
    init(from old: String, to new: String) {
        let (old, new) = (Self.lines(of: old), Self.lines(of: new))
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var place = 0
        for (offset, line) in old.enumerated() {
            if removed.contains(offset) {
                lines.append(.removed(line))
                continue
            }
            // Added lines come before the line that both texts have.
            while added.contains(place) {
                lines.append(.added(new[place]))
                place += 1
            }
            lines.append(.kept(line))
            place += 1
        }
        lines += new[place...].map { .added($0) }
        self.lines = lines
    }

    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
