/// The unit in which amounts are given.
public enum AmountUnit: String, CaseIterable, Sendable {
    /// Minor units: `1250` is EUR 12.50.
    case minor

    /// Units of the currency: `12.50` is EUR 12.50.
    case decimal
}
