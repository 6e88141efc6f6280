import Money

extension AmountReader {
    /// The digits and separators of an amount, without its currency.
    struct Number {
        let isNegative: Bool

        /// Digits, points, commas, and an apostrophe for every other mark of thousands.
        private let characters: [UInt8]

        var hasMarks: Bool { characters.contains { !Self.isDigit($0) } }

        /// Removes the sign and the currency; `nil` if anything but digits and separators is left.
        init?(_ field: UnsafeBufferPointer<UInt8>, currency: Currency?) {
            var text = Substring(String(decoding: field, as: UTF8.self))
            var isNegative = false
            func trim() { text = text.trimmed() }
            trim()
            if let code = currency?.code {
                if text.lowercased().hasPrefix(code.lowercased()) { text = text.dropFirst(3) }
                if text.lowercased().hasSuffix(code.lowercased()) { text = text.dropLast(3) }
                trim()
            }
            if text.first == "-" || text.first == "\u{2212}" {
                isNegative = true
                text = text.dropFirst()
                trim()
            }
            if let first = text.first, Self.signs.contains(first) { text = text.dropFirst() }
            if let last = text.last, Self.signs.contains(last) { text = text.dropLast() }
            trim()
            var characters: [UInt8] = []
            for character in text {
                switch character {
                case "0"..."9", ".", ",": characters.append(contentsOf: Array(character.utf8))
                case "'", "\u{2019}", " ", "\u{A0}", "\u{202F}", "\u{2009}": characters.append(Self.gap)
                default: return nil
                }
            }
            guard let first = characters.first, let last = characters.last, Self.isDigit(first), Self.isDigit(last),
                characters.allSatisfy({ $0 < 0x80 })
            else { return nil }
            self.characters = characters
            self.isNegative = isNegative
        }

        private static let signs: Set<Character> = ["$", "\u{20AC}", "\u{A3}", "\u{A5}"]
        private static let gap = UInt8(ascii: "'")

        private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

        /// Whether the number could have a thousands separator or a decimal mark before three digits.
        func isGrouped(_ mark: DecimalMark?) -> Bool {
            guard mark == nil else { return false }
            let marks = characters.filter { !Self.isDigit($0) }
            guard marks.count == 1, let only = marks.first, only != Self.gap else { return false }
            return groups(by: only) != nil
        }

        /// The digits before and behind the decimal mark; `nil` if there are two readings or none.
        func split(
            _ given: DecimalMark?
        ) -> (whole: [UInt8], fraction: [UInt8], mark: DecimalMark?, isGrouped: Bool)? {
            guard let mark = given ?? likelyMark() else {
                if isGrouped(given) { return nil }
                return whole(characters[...]).map { ($0.digits, [], nil, $0.isGrouped) }
            }
            guard let place = characters.lastIndex(of: mark.byte) else {
                return whole(characters[...], by: mark.grouping).map { ($0.digits, [], nil, $0.isGrouped) }
            }
            let fraction = characters[(place + 1)...]
            guard fraction.allSatisfy(Self.isDigit), let whole = whole(characters[..<place], by: mark.grouping) else {
                return nil
            }
            return (whole.digits, fraction.map { $0 - 0x30 }, mark, whole.isGrouped)
        }

        /// The decimal mark if it is unambiguous; `nil` if there is none or it is ambiguous.
        private func likelyMark() -> DecimalMark? {
            let marks = characters.filter { $0 != Self.gap && !Self.isDigit($0) }
            guard let last = marks.last, let mark = DecimalMark.allCases.first(where: { $0.byte == last }) else {
                return nil
            }
            let count = marks.count { $0 == last }
            if marks.count > count { return count == 1 ? mark : nil }
            if count > 1 { return nil }
            return groups(by: last) == nil || characters.contains(Self.gap) ? mark : nil
        }

        /// The digits of a whole number, whose groups of three any one mark may tell apart.
        private func whole(
            _ part: ArraySlice<UInt8>,
            by mark: UInt8? = nil
        ) -> (digits: [UInt8], isGrouped: Bool)? {
            let marks = Set(part.filter { !Self.isDigit($0) })
            if marks.isEmpty { return part.isEmpty ? nil : (part.map { $0 - 0x30 }, false) }
            guard marks.count == 1, let only = marks.first, only == Self.gap || mark == nil || only == mark,
                let digits = Self.groups(part, by: only)
            else { return nil }
            return (digits, true)
        }

        private func groups(by mark: UInt8) -> [UInt8]? { Self.groups(characters[...], by: mark) }

        /// The digits of groups of three behind one of one to three; `nil` if they are not such groups.
        private static func groups(_ part: ArraySlice<UInt8>, by mark: UInt8) -> [UInt8]? {
            let groups = part.split(separator: mark, omittingEmptySubsequences: false)
            guard let first = groups.first, groups.count > 1, (1...3).contains(first.count),
                groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.joined().allSatisfy(isDigit),
                first.first != 0x30
            else { return nil }
            return groups.joined().map { $0 - 0x30 }
        }
    }
}

extension Substring {
    /// Without spaces around.
    func trimmed() -> Substring {
        func isSpace(_ character: Character) -> Bool { " \t\u{A0}\u{202F}".contains(character) }
        var text = self.drop(while: isSpace)
        while let last = text.last, isSpace(last) { text = text.dropLast() }
        return text
    }
}
