/// One of a set of words that Stripe adds to without notice: one that is known here, or another.
package enum Open<Word: RawRepresentable<String> & Hashable & Sendable>: Decodable, Hashable, Sendable {
    case known(Word)
    case other(String)

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = Word(rawValue: text).map { .known($0) } ?? .other(text)
    }

    /// Whether it is that word.
    package static func == (left: Self, right: Word) -> Bool {
        left == .known(right)
    }
}

extension Open: CustomStringConvertible {
    package var description: String {
        switch self {
        case .known(let word): word.rawValue
        case .other(let text): text
        }
    }
}

extension Optional {
    /// Whether it is there and that word.
    package static func == <Word>(left: Self, right: Word) -> Bool where Wrapped == Open<Word> {
        left == .some(.known(right))
    }
}
