/// How the lines of one text become those of another.
struct LineDifference: Sendable {
    enum Line: Hashable, Sendable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// In the order of both texts, what is removed before what stands there instead.
    let lines: [Line]

    /// Takes time in proportion to the lines times those that differ.
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
            // What is added stands before the line that both have.
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
