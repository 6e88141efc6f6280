import Glibc

/// Splits a file into its content lines, with folded ones joined again (RFC 5545 §3.1).
///
/// Lines end with CRLF or LF; with CR only in a file without any LF. O(n) for *n* bytes; a line is copied only if it is folded.
internal struct LineScanner {
    private let file: Bytes
    private let lineEnd: UInt8

    internal init(_ file: Bytes) {
        self.file = file
        lineEnd = file.contains(0x0A) ? 0x0A : 0x0D
    }

    /// Calls `body` with each line, without its end, until that answers `false`.
    internal func forEachLine(_ body: (Bytes) -> Bool) {
        var position = 0
        var joined: [UInt8] = []
        while position < file.count {
            let end = endOfLine(from: position)
            let line = content(position..<end)
            position = end + 1
            guard isFolded(at: position) else {
                guard body(line) else { return }
                continue
            }
            joined.removeAll(keepingCapacity: true)
            joined.append(contentsOf: line)
            while isFolded(at: position) {
                let end = endOfLine(from: position)
                joined.append(contentsOf: content((position + 1)..<end))
                position = end + 1
            }
            guard joined.withUnsafeBytes(body) else { return }
        }
    }

    private func isFolded(at position: Int) -> Bool {
        position < file.count && file[position].isFoldMark
    }

    private func endOfLine(from position: Int) -> Int {
        assert(position < file.count, "a line has at least one byte before the end of the file")
        guard let base = file.baseAddress,
            let found = memchr(base + position, Int32(lineEnd), file.count - position)
        else { return file.count }
        return UnsafeRawPointer(found) - base
    }

    /// The bytes of a line without the CR before its end.
    private func content(_ range: Range<Int>) -> Bytes {
        let hasReturn = !range.isEmpty && file[range.upperBound - 1] == 0x0D
        return file.part(range.lowerBound..<(hasReturn ? range.upperBound - 1 : range.upperBound))
    }
}
