/// The lines in which two texts differ, in the form that `diff -u` and `patch` know.
enum UnifiedDiff {
    /// Lines shown around each difference.
    private static let context = 3

    /// Empty where the texts are the same.
    static func text(from old: String, to new: String, labels: (old: String, new: String)) -> String {
        guard ExactText(old) != ExactText(new) else { return "" }
        let edits = LineEdits(from: lines(old), to: lines(new)).edits
        let changed = edits.indices.filter { if case .kept = edits[$0] { false } else { true } }
        var diff = "--- \(labels.old)\n+++ \(labels.new)\n"
        var next = 0
        while next < changed.count {
            var last = next
            while last + 1 < changed.count, changed[last + 1] - changed[last] <= 2 * context { last += 1 }
            let range = max(changed[next] - context, 0)..<min(changed[last] + context + 1, edits.count)
            diff += hunk(range, of: edits)
            next = last + 1
        }
        return diff
    }

    /// The lines, the last with a mark where it does not end.
    private static func lines(_ text: String) -> [String] {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        if lines.last == "" {
            lines.removeLast()
        } else if let last = lines.indices.last {
            lines[last] += "\n\\ No newline at end of file"
        }
        return lines
    }

    private static func hunk(_ range: Range<Int>, of edits: [LineEdits.Edit]) -> String {
        let before = count(edits[..<range.lowerBound])
        let within = count(edits[range])
        func extent(_ before: Int, _ count: Int) -> String { "\(count == 0 ? before : before + 1),\(count)" }
        let head = "@@ -\(extent(before.old, within.old)) +\(extent(before.new, within.new)) @@\n"
        return edits[range].reduce(into: head) { text, edit in
            switch edit {
            case .kept(let line): text += " \(line)\n"
            case .removed(let line): text += "-\(line)\n"
            case .added(let line): text += "+\(line)\n"
            }
        }
    }

    private static func count(_ edits: ArraySlice<LineEdits.Edit>) -> (old: Int, new: Int) {
        edits.reduce(into: (0, 0)) { counts, edit in
            switch edit {
            case .kept: counts = (counts.0 + 1, counts.1 + 1)
            case .removed: counts.0 += 1
            case .added: counts.1 += 1
            }
        }
    }
}
