/// Where a word stands in a listing; what stands in a better place is worth more.
enum WordField: UInt8, Comparable, Sendable {
    case description = 1
    case subject = 2
    case name = 3

    static func < (one: WordField, other: WordField) -> Bool { one.rawValue < other.rawValue }

    /// What a whole word is worth in a thousand, and one that only begins like the one that is searched.
    func worth(isWhole: Bool) -> Int64 {
        switch self {
        case .name: isWhole ? 1_000 : 800
        case .subject: isWhole ? 800 : 600
        case .description: isWhole ? 400 : 300
        }
    }
}
