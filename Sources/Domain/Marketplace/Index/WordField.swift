/// The part of a listing that contains a word; some parts are worth more than others.
enum WordField: UInt8, Comparable, Sendable {
    case description = 1
    case subject = 2
    case name = 3

    static func < (one: WordField, other: WordField) -> Bool { one.rawValue < other.rawValue }

    /// What a whole word is worth, out of 1,000, and a word that only begins with the one searched for.
    func worth(isWhole: Bool) -> Int16 {
        switch self {
        case .name: isWhole ? 1_000 : 800
        case .subject: isWhole ? 800 : 600
        case .description: isWhole ? 400 : 300
        }
    }
}
