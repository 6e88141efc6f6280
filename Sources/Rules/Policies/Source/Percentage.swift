/// Percentages as text, from hundredths of a percent.
enum Percentage {
    /// No more digits than needed, as in `50`, `33.3`, `12.25`.
    ///
    /// The number must not be negative.
    static func text(_ basisPoints: Int64) -> String {
        let whole = basisPoints / 100
        let rest = basisPoints % 100
        if rest == 0 { return String(whole) }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
