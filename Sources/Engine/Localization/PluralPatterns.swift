/// A text with a number in it, in each form that its language has; `{0}` stands for the number.
///
/// A form that has no text of its own takes that of `other`.
struct PluralPatterns: Sendable {
    var zero: String?
    var one: String?
    var two: String?
    var few: String?
    var many: String?
    var other: String

    subscript(category: PluralCategory) -> String {
        let own =
            switch category {
            case .zero: zero
            case .one: one
            case .two: two
            case .few: few
            case .many: many
            case .other: other as String?
            }
        return own ?? other
    }
}
