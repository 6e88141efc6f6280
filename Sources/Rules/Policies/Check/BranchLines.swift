/// A source with each branch on a line of its own, so that one can see which of them run.
struct BranchLines {
    private static let keywords: Set<String> = ["then", "else", "do", "repeat", "end"]

    /// The source with a line break after each word that begins or ends a branch.
    private(set) var bytes: [UInt8] = []

    /// For each line of `bytes`, the line of the source, both from 1.
    private(set) var lines: [Int] = [1]

    private let source: [UInt8]
    private var index = 0
    private var line = 1

    init(_ source: PolicySource) {
        self.source = source.bytes
        while index < self.source.count { step() }
    }

    /// The text of a line of `bytes`, from 1, without the space around it.
    func text(of line: Int) -> String {
        let parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard parts.indices.contains(line - 1) else { return "" }
        let visible = parts[line - 1].drop { $0 <= 32 }
        return PlainText.oneLine(String(decoding: visible, as: UTF8.self), limit: 60)
    }

    private mutating func step() {
        switch source[index] {
        case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): copyComment()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): copyQuoted()
        case UInt8(ascii: "["): copyLong(orBytes: 1)
        case let byte where Self.isLetter(byte): copyWord()
        default: copy(1)
        }
    }

    private func peek(_ offset: Int) -> UInt8? {
        index + offset < source.count ? source[index + offset] : nil
    }

    private mutating func copy(_ count: Int) {
        for byte in source[index..<min(index + count, source.count)] {
            bytes.append(byte)
            guard byte == UInt8(ascii: "\n") else { continue }
            line += 1
            lines.append(line)
        }
        index = min(index + count, source.count)
    }

    private mutating func copyWord() {
        let word = source[index...].prefix { Self.isLetter($0) || (48...57).contains($0) }
        copy(word.count)
        guard Self.keywords.contains(String(decoding: word, as: UTF8.self)) else { return }
        bytes.append(UInt8(ascii: "\n"))
        lines.append(line)
    }

    private mutating func copyComment() {
        copy(2)
        if peek(0) == UInt8(ascii: "["), copyLong(orBytes: 0) { return }
        copy(source[index...].prefix { $0 != UInt8(ascii: "\n") }.count)
    }

    private mutating func copyQuoted() {
        let quote = source[index]
        copy(1)
        while let byte = peek(0) {
            copy(byte == UInt8(ascii: "\\") ? 2 : 1)
            if byte == quote { return }
        }
    }

    /// Copies `[[…]]` or `[=[…]=]`, or so many bytes where there is none.
    @discardableResult
    private mutating func copyLong(orBytes count: Int) -> Bool {
        let level = source[(index + 1)...].prefix { $0 == UInt8(ascii: "=") }.count
        guard peek(level + 1) == UInt8(ascii: "[") else {
            copy(count)
            return false
        }
        let closing = [UInt8(ascii: "]")] + Array(repeating: UInt8(ascii: "="), count: level) + [UInt8(ascii: "]")]
        copy(level + 2)
        while index < source.count, !source[index...].starts(with: closing) { copy(1) }
        copy(closing.count)
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
    }
}
