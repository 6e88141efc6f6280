/// How amounts were written of which it was not said what they count.
struct AmountForms: OptionSet {
    let rawValue: Int

    /// `4900.0`, read as a whole number.
    static let pointZero = AmountForms(rawValue: 1)

    /// `12.5`, which cannot be read.
    static let fraction = AmountForms(rawValue: 2)

    /// Whether the whole numbers may have been units too.
    var areUnclear: Bool { self == [.pointZero, .fraction] }
}
