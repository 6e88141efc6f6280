/// The forms that a counted thing takes in a language, as CLDR names them.
public enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other
}
