import CivilTime

extension Instant {
    /// One of `range`, each as likely as the others.
    static func random(in range: ClosedRange<Instant>, using random: inout some RandomNumberGenerator) -> Instant {
        let seconds = range.lowerBound.secondsSince1970...range.upperBound.secondsSince1970
        return Instant(Int64.random(in: seconds, using: &random))
    }
}
